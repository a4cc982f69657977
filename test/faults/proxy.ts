import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { callbackify } from 'node:util';

/**
 * `pass`; `drop`: connections are reset and new ones too; `stall`: connections are accepted, and no byte goes on until the
 * mode changes; `delay`: each piece goes on a while later.
 */
export type ProxyMode = 'pass' | 'drop' | 'stall' | 'delay';

export type Proxy = Awaited<ReturnType<typeof startProxy>>;

const LONGEST_DELAY_MS = 300;

/** A TCP proxy on the loopback address in front of a server there, which fails as networks do. */
export async function startProxy(port: number) {
  let mode: ProxyMode = 'pass';
  let changed = Promise.withResolvers<void>();
  const clients = new Set<Socket>();
  const sockets = new Set<Socket>();

  async function untilOpen(): Promise<void> {
    if (mode === 'delay') await sleep(Math.random() * LONGEST_DELAY_MS);
    while (mode === 'stall') await changed.promise;
  }

  const opened = callbackify(untilOpen);
  const gate = (): Transform =>
    new Transform({
      transform: (bytes, _encoding, done) => opened((error) => done(error, bytes)),
      flush: opened,
    });

  function keep(socket: Socket, among: Set<Socket>): void {
    among.add(socket);
    socket.on('close', () => among.delete(socket));
    socket.on('error', () => undefined);
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    keep(client, sockets);
    if (mode === 'drop') {
      client.resetAndDestroy();
      return;
    }
    keep(client, clients);
    const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    keep(upstream, sockets);
    // An error of one direction ends both.
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      pipeline(from, gate(), to).catch(() => {
        from.destroy();
        to.destroy();
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    set(next: ProxyMode): void {
      mode = next;
      changed.resolve();
      changed = Promise.withResolvers();
      if (mode === 'drop') for (const socket of sockets) socket.resetAndDestroy();
    },
    /** Tells each client that the server has ended the connection, and tells the server nothing. */
    halfClose(): void {
      for (const client of clients) client.end();
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
