import { createServer } from 'node:net';

const [FIRST, LAST] = [20_000, 32_000];

/** A free port that Temporal can store: its Postgres schema has 16 bits with a sign for one. */
export async function lowPort(taken: ReadonlySet<number>): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (!taken.has(port) && (await isFree(port))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
