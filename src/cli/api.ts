import { Command } from 'commander';
import { runApi } from '../services/run-api.ts';
import { runAlone, type Parts } from './run-alone.ts';

async function start(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const running = await runApi(parts);
  parts.logger.info({ url: running.url }, 'listening');
  return running;
}

export function apiCommand(): Command {
  return new Command('api')
    .description('the HTTP API alone; run as many as you like')
    .option('--connections <n>', 'database connections', '20')
    .action((options: { connections: string }) => runAlone(options, start));
}
