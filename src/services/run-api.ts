import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createMetrics, type Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { startApi } from './api.ts';
import { judgeOf } from './judge-of.ts';
import { keepJudges, type JudgeKeeping } from './keep-judges.ts';
import { createCalibrationService } from './calibration/calibration.ts';
import { personVerifier } from './person-verifier.ts';
import { createRinger } from './ringer.ts';

export type RunApiOptions = {
  store: Store;
  client: Client;
  logger: Logger;
  config: Config;
  /** Both shared with the worker where one process runs both. */
  metrics?: Metrics;
  judges?: JudgeKeeping;
};

/** Rejects where a judge did not answer when some process asked it last. */
async function allAnswer({ judges }: Store): Promise<void> {
  if ((await judges.outages()).length > 0) throw new Error('a judge does not answer');
}

/** The edge of one process: it needs Postgres alone, and rings through Temporal whenever that answers. */
export async function runApi({
  store,
  client,
  logger,
  config,
  metrics = createMetrics(),
  judges = keepJudges({ store, logger, metrics }),
}: RunApiOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const ringer = createRinger(client, await store.epoch());
  const api = await startApi({
    store,
    metrics,
    ringer,
    logger,
    host: config.host,
    port: config.port,
    calibrations: createCalibrationService({ store, judgeOf: (spec) => judgeOf(config, spec, judges) }),
    judgeBudget: config.judgeBudget,
    verifyPerson: personVerifier(config, store.now),
    services: {
      ...(config.judgeModel === 'offline' ? {} : { judge: () => allAnswer(store) }),
      temporal: () => client.withDeadline(Date.now() + 1000, () => client.connection.ensureConnected()),
    },
  });
  return {
    url: api.url,
    async stop() {
      await api.stop();
      await ringer.idle();
    },
  };
}
