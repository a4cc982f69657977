import { pino } from 'pino';
import { createApp } from '../../../src/http/app.ts';
import type { Dependencies } from '../../../src/http/environment.ts';
import { createMetrics } from '../../../src/http/operations/metrics.ts';
import { createHub } from '../../../src/http/stream/hub.ts';
import { selectJudge } from '../../../src/judge/select-judge.ts';
import { createCalibrationService } from '../../../src/services/calibration/calibration.ts';
import { createCredentialService } from '../../../src/services/credentials/credential-service.ts';
import type { Scope } from '../../../src/store/keys/keys.ts';
import { createStore } from '../../../src/store/store.ts';
import { ISSUER_SECRET } from '../../credentials/support/secret.ts';
import { createDatabase } from '../../support/database.ts';
import type { Json } from './json.ts';

const logger = pino({ level: 'silent' });

export type Edge = Awaited<ReturnType<typeof startEdge>>;

/** The HTTP app with its own database, without server and Temporal: rings are only recorded. */
export async function startEdge(
  options: Partial<
    Pick<
      Dependencies,
      | 'verifyPerson'
      | 'sizes'
      | 'trustedProxies'
      | 'streamRecheckMs'
      | 'now'
      | 'corsOrigins'
      | 'console'
      | 'webhookPrivate'
    >
  > = {},
) {
  const database = await createDatabase();
  const store = createStore({ url: database.url, size: 5 });
  const metrics = createMetrics();
  const epoch = await store.epoch();
  const hub = createHub({ store, logger, metrics, epoch });
  const rung: string[] = [];
  const health = { stopping: () => false, services: {} };
  const ended: string[] = [];
  const ringer = {
    ringSoon: (learners: readonly string[]) => void rung.push(...learners),
    endSoon: (learner: string) => void ended.push(learner),
  };
  const calibrations = createCalibrationService({
    store,
    judgeOf: (judgeModel) => selectJudge({ judgeModel }),
  });
  const app = createApp({
    store,
    ringer,
    logger,
    metrics,
    hub,
    epoch,
    now: () => new Date(),
    health,
    calibrations,
    credentials: createCredentialService({ store, secret: () => ISSUER_SECRET }),
    elapsedMs: options.now && (() => options.now!().getTime()),
    ...options,
  });
  const keyOf = async (scopes: Scope[], prefix: string | null = null, expiresAt: Date | null = null) =>
    (await store.keys.create({ name: 'test', scopes, prefix, expiresAt })).secret;
  const token = await keyOf(['ingest', 'read', 'admin']);
  return {
    app,
    store,
    epoch,
    rung,
    ended,
    keyOf,
    url: database.url,
    /** Sends a request with the default key, or with another token. */
    request: (path: string, init: RequestInit & { token?: string } = {}) =>
      app.request(path, {
        ...init,
        headers: {
          authorization: `Bearer ${init.token ?? token}`,
          ...(init.headers as Record<string, string>),
        },
      }),
    async get(path: string, init: RequestInit & { token?: string } = {}) {
      const response = await this.request(path, init);
      return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
    },
    /** Posts an event, a batch or raw bytes. */
    async post(
      body: unknown,
      {
        type,
        headers,
        token: other,
      }: { type?: string; headers?: Record<string, string>; token?: string } = {},
    ) {
      const asBatch = Array.isArray(body)
        ? 'application/cloudevents-batch+json'
        : 'application/cloudevents+json';
      const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await this.request('/v1/events', {
        method: 'POST',
        body: raw as string,
        headers: { 'content-type': type ?? asBatch, ...headers },
        token: other,
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
    },
    /** Awards all accepted events of a learner like a worker, but without verdicts. */
    async award(learner: string) {
      for (let past = 0; ;) {
        const work = await store.ledger.award(learner, past);
        past = work.newest ?? past;
        if (!work.more) return;
      }
    },
    async stored() {
      const { rows } = await store.database.query(
        'SELECT (SELECT count(*) FROM events)::int AS events, (SELECT count(*) FROM learners)::int AS learners',
      );
      return rows[0] as { events: number; learners: number };
    },
    async stop() {
      await hub.stop();
      await store.close();
      await database.drop();
    },
  };
}
