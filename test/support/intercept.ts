import type { Database } from '../../src/store/database.ts';

type Answer = Promise<{ rowCount: number | null; rows: unknown[] }>;

/** Wraps every statement: may send it, send another one first, delay it, or reject it. */
export type Around = (text: string, send: () => Answer, other: (sql: string) => Answer) => Answer;

type Query = string | { name?: string; text: string };
type Client = { query: (query: Query, ...rest: unknown[]) => Answer };

/**
 * Wraps the statements of transactions on a pool. Call it before the first connection. Single statements, such as reads
 * by tests, are only rewritten, since a connection knows one text for each name.
 */
export function intercept(
  database: Database,
  {
    rewrite,
    around = (_text, send) => send(),
  }: { rewrite?: (text: string, name: string) => string; around?: Around },
): void {
  database.on('connect', (connected) => {
    const client = connected as unknown as Client;
    const send = client.query.bind(client);
    client.query = (query, ...rest) => {
      const text = typeof query === 'string' ? query : query.text;
      const changed =
        rewrite && typeof query !== 'string' ? { ...query, text: rewrite(text, query.name ?? '') } : query;
      // The pool runs single statements with a callback; transactions use promises.
      if (typeof rest.at(-1) === 'function') return send(changed, ...rest);
      return around(
        text,
        () => send(changed, ...rest),
        (sql) => send(sql),
      );
    };
  });
}

/** A crash around a commit: the caller does not learn whether it happened. */
export class Killed extends Error {
  constructor() {
    super('killed around a commit');
  }
}

/** Fails a share of commits, half of them before and half after committing, chosen by `next`. */
export function killedCommits(next: () => number, share: number): Around {
  return async (text, send, other) => {
    if (text !== 'COMMIT' || next() >= share) return send();
    await (next() < 0.5 ? send() : other('ROLLBACK'));
    throw new Killed();
  };
}
