import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A platform's address for names, which allows every origin. `asked` collects the ids that it was asked for. */
export async function startNames(names: Record<string, string>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const ids = new URL(request.url ?? '/', 'http://platform').searchParams.getAll('id');
    asked.push(...ids);
    response.writeHead(200, {
      'content-type': 'application/json',
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
    });
    response.end(JSON.stringify(Object.fromEntries(ids.map((id) => [id, names[id] ?? '']))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/names`,
    asked,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
