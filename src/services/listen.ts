import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from './start-problem.ts';

/** Time that running requests get to finish. */
const GRACE_MS = 5000;
const LOOK_MS = 50;

/** What to do about a failed start, by the error's code; `PORT` is the variable that set the port. */
const LISTEN: Record<string, string> = {
  EADDRINUSE: 'another process uses the port: stop it, or set PORT',
  EADDRNOTAVAIL: 'this machine has no such address: correct HOST',
  EACCES: 'this user may not use the port: set PORT',
  ENOTFOUND: 'this name has no address: correct HOST',
};

/**
 * Makes a server listen and returns its URL. `variable` names what sets the port.
 * @throws CannotStart
 */
export async function listen(server: Server, host: string, port: number, variable = 'PORT'): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch(({ code = '', message }: NodeJS.ErrnoException) => {
    const problem = (LISTEN[code] ?? message).replace('PORT', variable);
    throw new CannotStart(`Cannot listen on ${host}:${port}: ${problem}`);
  });
  return urlOf(host, (server.address() as AddressInfo).port);
}

/** Ends a closing server: its keep-alive connections at once, running requests after five seconds. */
export async function lettingGo(server: Server, closed: Promise<void>): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

function urlOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
