import { Command } from 'commander';
import { runWorkerService } from '../services/run-worker-service.ts';
import { runService } from './run-service.ts';

export function workerCommand(): Command {
  return new Command('worker')
    .description('run only a worker (awards, judging, sweeper); any number may run')
    .option('--connections <n>', 'database connections; also the number of concurrent awards', '20')
    .action((options: { connections: string }) => runService('worker', options, runWorkerService));
}
