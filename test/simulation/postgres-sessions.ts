import pg from 'pg';
import { realTimeout } from './clock.ts';

export type Query = { name?: string; text: string; values?: unknown[]; types?: unknown };
export type Answer = { rows: Record<string, unknown>[]; rowCount: number | null };
export type Outcome = { answer: Answer } | { error: Error };

/** A real session on the server. */
export type Session = { client: pg.Client; pid: number };

export type Sessions = Awaited<ReturnType<typeof createSessions>>;

// The product's own limits would count the machine's time.
const SETTINGS = `SET deadlock_timeout = '1h'; SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
  SET plan_cache_mode = force_generic_plan; SET TimeZone = 'UTC'`;
const LOOK_MS = 1;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * The real sessions of a run. Outside of transactions those of the product are alike, so one serves many simulated
 * connections, and few are opened and plan their statements.
 */
export async function createSessions(url: string) {
  const control = await connect(url);
  await control.query('SET plan_cache_mode = force_generic_plan');
  const { rows } = await control.query('SELECT app_role FROM installation');
  const appRole = rows[0].app_role as string;
  const free: Session[] = [];
  const all: Session[] = [];

  async function openOne(owner: boolean): Promise<Session> {
    const client = await connect(url);
    await client.query(owner ? 'SET TimeZone = UTC' : `${SETTINGS}; SET ROLE ${appRole}`);
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const session = { client, pid: rows[0].pid as number };
    all.push(session);
    return session;
  }

  return {
    /** A session beside those of the simulated processes. */
    control,
    read: async (query: Query): Promise<Answer['rows']> =>
      (await control.query(query as pg.QueryConfig)).rows as Answer['rows'],
    take: async (owner: boolean): Promise<Session> => (!owner && free.pop()) || openOne(owner),
    giveBack: (session: Session) => void free.push(session),
    /** Sends statements together, in one round trip. */
    send({ client }: Session, statements: readonly Query[]): Promise<Outcome>[] {
      const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream } }).connection;
      const writable = stream as unknown as { cork(): void; uncork(): void };
      writable.cork();
      const outcomes = statements.map((query) =>
        client.query(query as pg.QueryConfig).then(
          (answer) => ({ answer: answer as unknown as Answer }),
          (error: Error) => ({ error }),
        ),
      );
      writable.uncork();
      return outcomes;
    },
    /** The outcome of a statement; null if it waits for a lock. */
    async outcomeOrBlocked({ pid }: Session, outcome: Promise<Outcome>): Promise<Outcome | null> {
      const blocked = {
        name: 'simulation-blocked',
        text: 'SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked',
        values: [pid],
      };
      for (let lookMs = LOOK_MS; ; lookMs *= 2) {
        const first = await Promise.race([outcome, new Promise((resolve) => realTimeout(resolve, lookMs))]);
        if (first) return first as Outcome;
        const { rows } = await control.query(blocked);
        if (rows[0].blocked) return null;
      }
    },
    /** Ends the statement of a session, and waits for that. */
    async cancel({ pid }: Session, outcome: Promise<Outcome>): Promise<Outcome> {
      await control.query('SELECT pg_cancel_backend($1)', [pid]);
      return outcome;
    },
    async close(): Promise<void> {
      await Promise.all([control, ...all.map(({ client }) => client)].map((client) => client.end()));
    },
  };
}
