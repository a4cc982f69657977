import { McpServer } from '@modelcontextprotocol/server';
import type { ApiCall } from './api-call.ts';
import { registerResources } from './resources.ts';
import { registerDecisions, registerExplanations, registerLists } from './tools.ts';

const INSTRUCTIONS = `Touchstone keeps a live read of how learners work (independence, quality, communication, speed) and pays XP by it.
Skills are estimates with an interval: always give the interval or the standard deviation with a number, and say when a read
is provisional. To answer why an award has its XP, call explain_award once; its text has all numbers.`;

/** An MCP server whose tools and resources are calls of the API, made with the caller's own token. */
export function createMcpServer(call: ApiCall): McpServer {
  const server = new McpServer(
    { name: 'touchstone', title: 'Touchstone', version: '0.1.0' },
    { instructions: INSTRUCTIONS },
  );
  registerExplanations(server, call);
  registerLists(server, call);
  registerDecisions(server, call);
  registerResources(server, call);
  return server;
}
