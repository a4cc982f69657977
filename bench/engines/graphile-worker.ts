import pg from 'pg';
import type { StartEngine } from './engine.ts';
import { load } from './fetch.ts';

type Options = {
  pgPool: pg.Pool;
  concurrency: number;
  noHandleSignals: boolean;
  logger: unknown;
  taskList: Record<string, (payload: { learner: string }) => Promise<void>>;
};

type GraphileWorker = {
  Logger: new (factory: () => () => void) => unknown;
  run(options: Options): Promise<{
    addJob(task: string, payload: { learner: string }): Promise<unknown>;
    stop(): Promise<void>;
  }>;
};

/** A job queue in Postgres: a job for each ring, which `LISTEN` hands to a worker. */
export const startGraphileWorker: StartEngine = async ({ award, databaseUrl, atOnce }) => {
  const { Logger, run } = load('graphile-worker') as GraphileWorker;
  const pgPool = new pg.Pool({ connectionString: databaseUrl });
  pgPool.on('error', () => undefined);
  const runner = await run({
    pgPool,
    concurrency: atOnce,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { award: ({ learner }) => award(learner) },
  });
  return {
    ring: (learner) => runner.addJob('award', { learner }),
    async stop() {
      await runner.stop();
      await pgPool.end();
    },
  };
};
