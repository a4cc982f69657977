import { Command } from 'commander';
import { runApi } from '../services/run-api.ts';
import { runService, type ServiceContext } from './run-service.ts';

async function start(context: ServiceContext): Promise<{ stop(): Promise<void> }> {
  const running = await runApi(context);
  context.logger.info({ url: running.url }, 'listening');
  return running;
}

export function apiCommand(): Command {
  return new Command('api')
    .description('run only the HTTP API; any number may run')
    .option('--connections <n>', 'database connections', '20')
    .action((options: { connections: string }) => runService(options, start));
}
