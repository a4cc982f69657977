import { Command } from 'commander';
import { serveMcp } from '../services/serve-mcp.ts';
import { createClient, type ClientOptions } from './client.ts';

const HELP = `
An agent starts it and talks to it on standard input and output. It reads and decides with the rights of the key; with
the scope "read" it only reads. A client's configuration looks like this:
  { "mcpServers": { "touchstone": { "command": "npx", "args": ["touchstone", "mcp", "--key", "ts_…"] } } }
The API serves the same at /mcp.`;

export function mcpCommand(): Command {
  return new Command('mcp')
    .description('serve the Model Context Protocol on standard input and output, for agents')
    .option('--url <url>', 'address of the API (default: the local server)')
    .option('--key <key>', 'API key or person token (default: the admin key of the local server)')
    .addHelpText('after', HELP)
    .action((options: ClientOptions) => {
      serveMcp(createClient(options).call);
    });
}
