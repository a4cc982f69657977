import { isIP } from 'node:net';
import type { RequestContext } from '../environment.ts';

/**
 * The address that a request came from, as limits see it. Each trusted proxy appends the address that it was called
 * from to `X-Forwarded-For`, so with `proxies` of them the client is that many entries before the socket's address;
 * entries further left are the client's own claims. Undefined without a socket.
 */
export function clientAddress(c: RequestContext, proxies: number): string | undefined {
  const socket = c.env?.incoming?.socket?.remoteAddress;
  if (socket === undefined || proxies === 0) return socket && subjectOf(socket);
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').flatMap((part) => part.trim() || []);
  const stated = forwarded[Math.max(0, forwarded.length - proxies)];
  const address = stated?.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  return subjectOf(address !== undefined && isIP(address) > 0 ? address : socket);
}

/** An IPv4 address, or the /64 network of an IPv6 address, since a client usually has all of that network. */
function subjectOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || isIP(address) !== 6) return mapped ?? address;
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
