import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Caller } from '../auth/caller.ts';
import { requireOwnPage } from '../auth/session-cookie.ts';
import type { App, RequestContext } from '../environment.ts';
import type { ApiCall } from '../mcp/api-call.ts';
import { createMcpServer } from '../mcp/server.ts';

const MOST_BYTES = 1_000_000;

/**
 * MCP by streamable HTTP, without sessions. Tools and resources call this app itself with the caller's token, so that scopes,
 * reach and limits are those of the API.
 */
export function mcpRoute(app: App, identify: (c: RequestContext) => Promise<Caller>): void {
  app.all('/mcp', async (c) => {
    requireOwnPage(c);
    await identify(c);
    const authorization = `Bearer ${c.get('token')}`;
    const requestId = c.get('requestId');
    const call: ApiCall = async (path, { method = 'GET', body } = {}) => {
      const headers = { authorization, 'x-request-id': requestId, 'content-type': 'application/json' };
      const response = await app.request(
        path,
        { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) },
        c.env,
      );
      return { status: response.status, body: await response.json().catch(() => null) };
    };
    const handler = createMcpHandler(() => createMcpServer(call), {
      maxRequestBodySize: MOST_BYTES,
    });
    return handler.fetch(c.req.raw);
  });
}
