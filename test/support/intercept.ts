import type { Database } from '../../src/store/database.ts';

type Answer = Promise<{ rowCount: number | null; rows: unknown[] }>;

/** Sees every statement before it is sent: may send it, send something else first, hold it up, or refuse it. */
export type Hand = (text: string, send: () => Answer, other: (sql: string) => Answer) => Answer;

type Query = string | { name?: string; text: string };
type Client = { query: (query: Query, ...rest: unknown[]) => Answer };

/**
 * Puts a hand between a pool's transactions and their server, before the pool's first connection. Single statements, such
 * as the reads of tests, pass untouched.
 */
export function intercept(
  database: Database,
  {
    rewrite,
    hand = (_text, send) => send(),
  }: { rewrite?: (text: string, name: string) => string; hand?: Hand },
): void {
  database.on('connect', (connected) => {
    const client = connected as unknown as Client;
    const send = client.query.bind(client);
    client.query = (query, ...rest) => {
      // The pool asks for single statements with a callback; a transaction asks for promises.
      if (typeof rest.at(-1) === 'function') return send(query, ...rest);
      const text = typeof query === 'string' ? query : query.text;
      const changed =
        rewrite && typeof query !== 'string' ? { ...query, text: rewrite(text, query.name ?? '') } : query;
      return hand(
        text,
        () => send(changed, ...rest),
        (sql) => send(sql),
      );
    };
  });
}

/** A process that died around its commit: nobody hears whether it happened. */
export class Killed extends Error {
  constructor() {
    super('killed around a commit');
  }
}

/** Kills the caller at some commits: half of them before it and half after, chosen by `next`. */
export function killedCommits(next: () => number, share: number): Hand {
  return async (text, send, other) => {
    if (text !== 'COMMIT' || next() >= share) return send();
    await (next() < 0.5 ? send() : other('ROLLBACK'));
    throw new Killed();
  };
}
