import { join } from 'node:path';
import { Command } from 'commander';
import { workerJudgeOf } from '../services/judge-of.ts';
import { keepJudges } from '../services/keep-judges.ts';
import { runWorker } from '../services/run-worker.ts';
import { runAlone, type Parts } from './run-alone.ts';

async function start({ config, logger, store, client, temporal }: Parts): Promise<{ stop(): Promise<void> }> {
  return runWorker(
    { store, judge: workerJudgeOf(config, keepJudges({ store, logger })) },
    {
      temporal,
      client,
      logger,
      cacheDir: join(config.dataDir, 'cache'),
      sweepAfterMs: config.sweepAfter,
      judgeConcurrency: config.judgeConcurrency,
      judgeWeights: config.judgeWeights,
    },
  );
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('a worker alone: awards, judging and a sweeper; run as many as you like')
    .option('--connections <n>', 'database connections, and so awards at once', '20')
    .action((options: { connections: string }) => runAlone(options, start));
}
