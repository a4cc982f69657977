import { Command } from 'commander';
import { requireNamespace } from '../services/require-namespace.ts';
import { runApi } from '../services/run-api.ts';
import { runService, type ServiceContext } from './run-service.ts';

async function start(context: ServiceContext): Promise<{ stop(): Promise<void> }> {
  const running = await runApi(context);
  context.logger.info({ url: running.url }, 'listening');
  // Only a warning: the API needs no Temporal to accept and to read.
  const checked = requireNamespace(context.client.connection, context.temporal).catch((error: Error) =>
    context.logger.warn({ reason: error.message }, 'temporal'),
  );
  return { stop: async () => void (await Promise.all([running.stop(), checked])) };
}

export function apiCommand(): Command {
  return new Command('api')
    .description('run only the HTTP API; any number may run')
    .option('--connections <n>', 'database connections', '20')
    .action((options: { connections: string }) => runService('api', options, start));
}
