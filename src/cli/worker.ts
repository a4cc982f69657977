import { join } from 'node:path';
import { Command } from 'commander';
import { workerJudgeOf } from '../services/judge-of.ts';
import { createJudgeMonitor } from '../services/judge-monitor.ts';
import { runWorker } from '../services/run-worker.ts';
import { runService, type ServiceContext } from './run-service.ts';

async function start({
  config,
  logger,
  store,
  client,
  temporal,
}: ServiceContext): Promise<{ stop(): Promise<void> }> {
  return runWorker(
    { store, judge: workerJudgeOf(config, createJudgeMonitor({ store, logger })) },
    {
      temporal,
      client,
      logger,
      cacheDir: join(config.dataDir, 'cache'),
      sweepAfterMs: config.sweepAfter,
      judgeConcurrency: config.judgeConcurrency,
      judgeWeights: config.judgeWeights,
      memoryLimit: config.memoryLimit,
    },
  );
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('run only a worker (awards, judging, sweeper); any number may run')
    .option('--connections <n>', 'database connections; also the number of concurrent awards', '20')
    .action((options: { connections: string }) => runService(options, start));
}
