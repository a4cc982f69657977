import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Attendants } from '../store/events/accept-events.ts';
import type { Store } from '../store/store.ts';
import type { AdapterOptions } from './adapters/adapters.ts';
import type { Caller } from './auth/caller.ts';
import type { CredentialService } from './credentials/credential-service.ts';
import type { CalibrationService } from './calibration/calibration-service.ts';
import type { Metrics } from './operations/metrics.ts';
import type { VerifyPerson } from './auth/person-token.ts';
import type { ConsoleAsset, ConsoleFiles } from './console/console-files.ts';
import type { Hub } from './stream/hub.ts';

/** Request variables that middleware sets for handlers. */
export type Environment = {
  Variables: {
    requestId: string;
    key: Caller;
    /** The token in the ticket of a stream. */
    ticketToken?: string | undefined;
    /** The token that authenticated the request, also if a session or ticket stands for it. */
    token?: string | undefined;
  };
  /** The sockets of a request; absent in tests that call the app without a server. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string } }; outgoing?: { destroy(): void } };
};

export type App = OpenAPIHono<Environment>;

export type RequestContext = Context<Environment>;

/** Everything that routes can use. Each route names the store slices that it needs. */
export type Dependencies<Slice extends keyof Store = keyof Store> = {
  store: Pick<Store, Slice>;
  ringer: {
    ringSoon(learners: readonly string[], attendedBy?: Attendants): void;
    endSoon(learner: string, completions: readonly number[]): void;
  };
  logger: Logger;
  metrics: Metrics;
  hub: Hub;
  /** Identifies the database; part of ETags and stream ids. */
  epoch: string;
  now: () => Date;
  /** Milliseconds of a clock that is never set; for tests. */
  elapsedMs?: (() => number) | undefined;
  health: Health;
  /** Explains and rescores verdicts. */
  calibrations: CalibrationService;
  /** Issues credentials. */
  credentials: CredentialService;
  /** Verifies person tokens; absent if only API keys are accepted. */
  verifyPerson?: VerifyPerson | undefined;
  /** Proxies in front that append to `X-Forwarded-For`; by default none, and the header is ignored. */
  trustedProxies?: number | undefined;
  /** Origins whose pages may call the API. */
  corsOrigins?: readonly string[] | undefined;
  sizes?: Sizes | undefined;
  /** Where people look at Temporal. */
  temporal?: { namespace: string; ui?: string | undefined } | undefined;
  /** The built console; without it `/` leads to the docs. */
  console?: ConsoleFiles | undefined;
  /** The built element for pages of other sites. */
  embed?: ConsoleAsset | undefined;
  /** The built page that verifies credentials. */
  verifier?: string | undefined;
  /** Mappings and salt of the doors for other standards; by default the shipped ones and none. */
  adapters?: AdapterOptions | undefined;
  /** Whether webhooks may be on private addresses. */
  webhookPrivate?: boolean | undefined;
  /** How often the reach of an open stream is checked again. */
  streamRecheckMs?: number | undefined;
};

/** Limits of what is pending and cached. */
type Sizes = {
  /** Pending awards and verdicts, past which events are refused; 0 means no limit. */
  backlog?: number;
  /** Memory for cached layers. */
  layerBytes?: number;
};

/** Readiness of the process. */
export type Health = {
  /** True once the process is stopping. */
  stopping: () => boolean;
  /** Checks by the name of a service. Each rejects if its service is unreachable, with `UnknownState` if it cannot tell. */
  services: Record<string, () => Promise<unknown>>;
  /** Services without which the process is not ready, besides Postgres and its schema. */
  needed?: readonly string[] | undefined;
  /** Budget for judges in US dollars per UTC day; absent means no limit. */
  judgeBudget?: number | undefined;
  /** The configured judges; outages of others are not reported. */
  judgeNames?: readonly string[] | undefined;
};
