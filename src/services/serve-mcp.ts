import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ApiCall } from '../http/mcp/api-call.ts';
import { createMcpServer } from '../http/mcp/server.ts';

/** Serves MCP on standard input and output, with tools that call the API of a running server. */
export function serveMcp(call: ApiCall): { close(): Promise<void> } {
  return serveStdio(() => createMcpServer(call));
}
