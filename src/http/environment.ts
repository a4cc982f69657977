import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Caller } from './auth/caller.ts';
import type { CalibrationService } from './calibration/calibration-service.ts';
import type { Metrics } from './operations/metrics.ts';
import type { VerifyPerson } from './auth/person-token.ts';
import type { Hub } from './stream/hub.ts';

/** What middleware leaves for the handlers of one request. */
export type Environment = {
  Variables: { requestId: string; key: Caller };
  /** The sockets behind a request, absent where tests call the app without a server. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string } }; outgoing?: { destroy(): void } };
};

export type App = OpenAPIHono<Environment>;

export type RequestContext = Context<Environment>;

/** Everything that routes may reach, handed in by whoever starts the app. A route names the slices of the store that it uses. */
export type Dependencies<Slice extends keyof Store = keyof Store> = {
  store: Pick<Store, Slice>;
  ringer: {
    ringSoon(learners: readonly string[]): void;
    endSoon(learner: string, completions: readonly number[]): void;
  };
  logger: Logger;
  metrics: Metrics;
  hub: Hub;
  /** Which lifetime of which installation this is: part of ETags and stream ids. */
  epoch: string;
  now: () => Date;
  health: Health;
  /** How verdicts are explained and found again. */
  calibrations: CalibrationService;
  /** Reads the tokens of people; absent where API keys alone are taken. */
  verifyPerson?: VerifyPerson | undefined;
};

/** What the process knows about its own readiness. */
type Health = {
  /** True once the process was asked to stop. */
  stopping: () => boolean;
  /** Looks at services that intake does not need. Each resolves when reached and rejects otherwise. */
  services: Record<string, () => Promise<unknown>>;
  /** US dollars that judges may cost a UTC day; absent where there is no limit. */
  judgeBudget?: number | undefined;
};
