import { EncryptJWT, jwtDecrypt } from 'jose';
import type { RequestContext } from '../environment.ts';

/** How long a ticket opens its stream, also after a lost connection. */
export const TICKET_MS = 5 * 60_000;

export type StreamTickets = ReturnType<typeof createStreamTickets>;

/**
 * Tickets for streams in browsers, whose `EventSource` cannot send a header. A ticket is the caller's own token, encrypted
 * with the path of one stream and an expiry, so it can do nothing that the token could not, and ends with it.
 */
export function createStreamTickets(secret: () => Promise<Uint8Array>, now: () => Date) {
  async function tokenIn(ticket: string, path: string): Promise<string | undefined> {
    const options = { audience: path, currentDate: now(), contentEncryptionAlgorithms: ['A256GCM'] };
    const opened = await jwtDecrypt(ticket, await secret(), options).catch(() => null);
    return opened?.payload['token'] as string | undefined;
  }

  return {
    /** A ticket for the stream at `path`, and when it expires. */
    async issue(token: string, path: string): Promise<{ ticket: string; expiresAt: Date }> {
      const expiresAt = new Date(now().getTime() + TICKET_MS);
      const ticket = await new EncryptJWT({ token })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(path)
        .setExpirationTime(expiresAt)
        .encrypt(await secret());
      return { ticket, expiresAt };
    },

    /**
     * The token in the ticket of a request; undefined without one, or if it is not valid here. A stream that is open keeps
     * its token when the ticket expires.
     */
    async tokenOf(c: RequestContext): Promise<string | undefined> {
      const ticket = c.req.query('ticket');
      if (ticket === undefined || !['GET', 'HEAD'].includes(c.req.method)) return undefined;
      const token = c.get('ticketToken') ?? (await tokenIn(ticket, c.req.path));
      c.set('ticketToken', token);
      return token;
    },
  };
}
