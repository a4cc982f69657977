import { rows, type Database } from './database.ts';

const READ = { name: 'ticket-secret', text: 'SELECT ticket_secret AS secret FROM installation' };

/** The 32 bytes that encrypt stream tickets, read once by a process. */
export function createTicketSecret(database: Database): () => Promise<Uint8Array> {
  let secret: Promise<Uint8Array> | undefined;
  const read = async () => {
    const [row] = await rows<{ secret: Buffer }>(database, READ, []);
    if (!row) throw new Error('the database has no installation row: run `touchstone migrate`');
    return new Uint8Array(row.secret);
  };
  return () =>
    (secret ??= read().catch((error: unknown) => {
      secret = undefined;
      throw error;
    }));
}
