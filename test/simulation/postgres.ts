import pg from 'pg';
import { createChannels } from './channels.ts';
import { actor, realTimeout, sleepOn, type Clock, type Process, type Task } from './clock.ts';

export type Query = { name?: string; text: string; values?: unknown[]; types?: unknown };
type Answer = { rows: Record<string, unknown>[]; rowCount: number | null };

/** A connection of a simulated process. */
export type Link = {
  query(query: Query): Promise<Answer>;
  close(): void;
  isBroken(): boolean;
};

/** What strikes at a statement of a process: it dies or loses the connection, before or after Postgres did the statement. */
type Strike = {
  process: Process;
  statements: number;
  what: 'crash' | 'cut';
  when: 'before' | 'after';
  /** Time until a process that died starts again. */
  ms: number;
};

type Session = { client: pg.Client; pid: number };
type Outcome = { answer: Answer } | { error: Error };

/** The limits that the product sets, in virtual time. */
const LOCK_MS = 2000;
const IDLE_IN_TRANSACTION_MS = 7000;
const LOOK_MS = 1;

const failure = (message: string, code: string) => Object.assign(new Error(message), { code });
const LOST = () => failure('Connection terminated unexpectedly', 'ECONNRESET');

const LOCK_TIMEOUT = () => failure('canceling statement due to lock timeout', '55P03');

// Claims of steps are renewed in the background, and the clock jumps over times in which nothing else happens.
const PUT_OFF = `UPDATE steps SET claimed_until = claimed_until + $1 * interval '1 millisecond'
  WHERE claimed_until IS NOT NULL AND claimed_until <> 'infinity'`;
// The product's own limits would count the machine's time.
const SESSION = `SET deadlock_timeout = '1h'; SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
  SET plan_cache_mode = force_generic_plan; SET TimeZone = 'UTC'`;

/** Statements that lock the rows of the learners they are given first. */
const LOCKING = /^(learners?-lock|attendance-(begin|leave)|step-(claim|store))$/;
const lockedBy = ({ name = '', values }: Query): string[] =>
  LOCKING.test(name) ? ([values?.[0]].flat() as string[]) : [];

function latency(): number {
  const chance = actor().next();
  // A few statements are slow.
  return chance < 0.01 ? chance * 60_000 : 0.2 + chance * 2;
}

let shared: Connections | null = null;

type Connections = ReturnType<typeof createConnections>;

/** The connections of the run. */
export function connectionsOf(): Connections {
  if (!shared) throw new Error('no simulation runs');
  return shared;
}

export async function createSimulatedPostgres(
  url: string,
  clock: Clock,
  on: {
    committed: (learners: string[], text: string) => Promise<void>;
    died: (process: Process, ms: number) => void;
  },
) {
  const control = new pg.Client({ connectionString: url });
  await control.connect();
  await control.query('SET plan_cache_mode = force_generic_plan');
  const { rows } = await control.query('SELECT app_role FROM installation');
  shared = createConnections(url, clock, { ...on, control, appRole: rows[0].app_role as string });
  return shared;
}

type Options = {
  control: pg.Client;
  appRole: string;
  committed: (learners: string[], text: string) => Promise<void>;
  died: (process: Process, ms: number) => void;
};

/** One simulated connection, and the real session that it uses from its first statement on. */
type State = {
  process: Process | null;
  session: Session | null;
  owner: boolean;
  broken: boolean;
  inTransaction: boolean;
  /** The statement that waits for a lock. */
  blocked: {
    outcome: Promise<Outcome>;
    learners: string[];
    reply: (outcome: Outcome) => void;
    timer: Task;
  } | null;
  touched: Set<string>;
  statements: number;
};

function createConnections(url: string, clock: Clock, { control, appRole, committed, died }: Options) {
  const free = { owner: [] as Session[], product: [] as Session[] };
  const all: Session[] = [];
  const links = new Set<State>();
  const channels = createChannels(clock, latency);
  const strikes: Strike[] = [];
  // Postgres chooses among several that wait for a row by chance, so only one waits there and the others wait here.
  const queued: { link: State; query: Query; reply: (outcome: Outcome) => void; timer: Task }[] = [];
  let downUntil = 0;
  let sent = 0;
  let putOffMs = 0;

  async function sessionOf(owner: boolean): Promise<Session> {
    const idle = (owner ? free.owner : free.product).pop();
    if (idle) return idle;
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(owner ? 'SET TimeZone = UTC' : `${SESSION}; SET ROLE ${appRole}`);
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const session = { client, pid: rows[0].pid as number };
    all.push(session);
    return session;
  }

  /** Outside of transactions all sessions are alike, so the next statement of any connection may use it. */
  function rest(link: State): void {
    if (link.owner || !link.session) return;
    free.product.push(link.session);
    link.session = null;
  }

  /** Rolls back what a connection had under way, as Postgres does when it notices the end. */
  function end(link: State): void {
    if (link.broken) return;
    link.broken = true;
    clock.schedule(1, async () => {
      links.delete(link);
      const { session, blocked } = link;
      if (!session) return;
      if (blocked) {
        blocked.timer.over = true;
        link.blocked = null;
        await control.query('SELECT pg_cancel_backend($1)', [session.pid]);
        await blocked.outcome;
      }
      if (link.inTransaction || link.owner) await session.client.query('ROLLBACK');
      if (!link.owner) free.product.push(session);
      else await session.client.end();
      link.session = null;
      link.inTransaction = false;
      await unblock();
    });
  }

  /** Whether the statement of a session still waits for a lock, or its outcome. */
  async function outcomeOrBlocked(session: Session, outcome: Promise<Outcome>): Promise<Outcome | null> {
    for (;;) {
      const first = await Promise.race([outcome, new Promise((resolve) => realTimeout(resolve, LOOK_MS))]);
      if (first) return first as Outcome;
      const { rows } = await control.query('SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked', [
        session.pid,
      ]);
      if (rows[0].blocked) return null;
    }
  }

  /** After locks were released: lets go on what they held up. */
  async function unblock(): Promise<void> {
    for (const link of links) {
      const { blocked, session } = link;
      if (!blocked || !session) continue;
      const outcome = await outcomeOrBlocked(session, blocked.outcome);
      if (!outcome) continue;
      blocked.timer.over = true;
      link.blocked = null;
      blocked.reply(outcome);
    }
    for (const one of queued.splice(0)) {
      one.timer.over = true;
      await arrive(one.link, one.query, one.reply);
    }
  }

  /** Whether another statement waits for the same row already. */
  function mustQueue(query: Query): boolean {
    const learners = lockedBy(query);
    const waiting = new Set([
      ...[...links].flatMap(({ blocked }) => blocked?.learners ?? []),
      ...queued.flatMap((one) => lockedBy(one.query)),
    ]);
    return learners.some((learner) => waiting.has(learner));
  }

  function enqueue(link: State, query: Query, reply: (outcome: Outcome) => void): void {
    const timer = clock.schedule(LOCK_MS, () => {
      queued.splice(queued.indexOf(one), 1);
      reply({ error: LOCK_TIMEOUT() });
    });
    const one = { link, query, reply, timer };
    queued.push(one);
  }

  async function send(link: State, { types, ...query }: Query): Promise<{ outcome: Promise<Outcome> }> {
    const { client } = (link.session ??= await sessionOf(link.owner));
    if (query.name === 'step-claim' || query.name === 'step-renew') await putOffClaims();
    const sent = client.query({ ...(link.owner ? query : onOurClock(query)), types } as pg.QueryConfig);
    const outcome = sent.then(
      (answer) => ({ answer: answer as unknown as Answer }),
      (error: Error) => ({ error }),
    );
    return { outcome };
  }

  /** The claims are as old as the loops in the background that renew them. */
  async function putOffClaims(): Promise<void> {
    const ms = clock.skippedMs() - putOffMs;
    putOffMs += ms;
    if (ms > 0) await control.query({ name: 'simulation-put-off', text: PUT_OFF, values: [ms] });
  }

  /** The statement with the time of the simulation for that of the server: workers report in the background. */
  function onOurClock({ text, values = [], ...query }: Query): Query {
    if (!text.includes('clock_timestamp()')) return { ...query, text, values };
    const at = new Date(clock.now() - clock.skippedMs()).toISOString();
    const changed = text.replaceAll('clock_timestamp()', `$${values.length + 1}::timestamptz`);
    return { ...query, text: changed, values: [...values, at] };
  }

  function note(link: State, { name, text, values }: Query): void {
    const statement = text.trim().toUpperCase();
    if (statement === 'BEGIN' || statement.startsWith('BEGIN;')) link.inTransaction = true;
    if (name === 'learner-lock' || name === 'learners-lock')
      for (const id of [values?.[0]].flat()) link.touched.add(id as string);
  }

  async function noteEnd(link: State, text: string): Promise<void> {
    const statement = text.trim().replace(/;$/, '').toUpperCase();
    if (statement !== 'COMMIT' && statement !== 'ROLLBACK') return;
    link.inTransaction = false;
    const touched = [...link.touched];
    link.touched.clear();
    if (statement === 'COMMIT' && touched.length > 0) await committed(touched, text);
    await unblock();
  }

  function strikeOf(link: State): Strike | undefined {
    const at = strikes.findIndex((one) => one.process === link.process && --one.statements <= 0);
    return at < 0 ? undefined : strikes.splice(at, 1)[0];
  }

  function strikeNow(link: State, { what, process, ms }: Strike): void {
    if (what === 'crash') died(process, ms);
    else end(link);
  }

  /** A statement arrives at Postgres. */
  async function arrive(link: State, query: Query, reply: (outcome: Outcome) => void): Promise<void> {
    if (link.broken) return reply({ error: LOST() });
    if (clock.now() < downUntil) {
      end(link);
      return reply({ error: failure('the database system is starting up', '57P03') });
    }
    if (mustQueue(query)) return enqueue(link, query, reply);
    link.statements += 1;
    sent += 1;
    const strike = strikeOf(link);
    if (strike?.when === 'before') {
      strikeNow(link, strike);
      return reply({ error: LOST() });
    }
    const answered = (outcome: Outcome) => {
      if (strike) strikeNow(link, strike);
      reply(strike ? { error: LOST() } : outcome);
    };
    if (query.name === 'attendance-notify') channels.notify(query.values ?? []);
    if (query.name === 'attendance-notify' || query.text.startsWith('NOTIFY '))
      return answered({ answer: { rows: [], rowCount: 0 } });
    note(link, query);
    const { outcome } = await send(link, query);
    const others = [...links].some((one) => one !== link && one.inTransaction);
    const first = others ? await outcomeOrBlocked(link.session as Session, outcome) : await outcome;
    if (first) {
      await noteEnd(link, query.text);
      if (!link.inTransaction) rest(link);
      return answered(first);
    }
    link.blocked = {
      outcome,
      learners: lockedBy(query),
      reply: answered,
      timer: clock.schedule(LOCK_MS, async () => {
        link.blocked = null;
        await control.query('SELECT pg_cancel_backend($1)', [(link.session as Session).pid]);
        const ended = await outcome;
        answered('error' in ended ? { error: LOCK_TIMEOUT() } : ended);
      }),
    };
  }

  function open(settings: object): Link {
    const { process } = actor();
    const owner = !('query_timeout' in settings);
    const types = (settings as { types?: unknown }).types;
    const link: State = {
      process,
      session: null,
      owner,
      broken: false,
      inTransaction: false,
      blocked: null,
      touched: new Set(),
      statements: 0,
    };
    links.add(link);
    process?.onEnd.push(() => end(link));
    return {
      isBroken: () => link.broken,
      close: () => end(link),
      query(query) {
        if (link.broken) return sleepOn(clock, 1).then(() => Promise.reject(LOST()));
        const [there, back] = [latency(), latency()];
        return new Promise((resolve, reject) => {
          const reply = (outcome: Outcome) =>
            clock.schedule(
              back,
              () => ('error' in outcome ? reject(outcome.error) : resolve(outcome.answer)),
              process,
            );
          clock.schedule(there, () => arrive(link, { ...query, types }, reply));
        });
      },
    };
  }

  return {
    control,
    open,
    pause: () => sleepOn(clock, 1),
    strike: (one: Strike) => void strikes.push(one),
    listen: channels.listen,
    /** The connections on which a process hears notices break. */
    breakListeners: (process: Process) => channels.breakOf(process),
    /** Postgres ends the transactions of a process that says nothing more. */
    freeze(process: Process): void {
      for (const link of links) {
        if (link.process !== process || !link.inTransaction) continue;
        const { statements } = link;
        clock.schedule(IDLE_IN_TRANSACTION_MS, () => {
          if (link.inTransaction && link.statements === statements) end(link);
        });
      }
    },
    /** Postgres ends, and accepts connections again after some time. */
    restart(ms: number): void {
      downUntil = clock.now() + ms;
      for (const link of links) end(link);
      channels.breakOf(null);
    },
    /** How many statements were sent. */
    statements: () => sent,
    async close(): Promise<void> {
      shared = null;
      await Promise.all([control, ...all.map(({ client }) => client)].map((client) => client.end()));
    },
  };
}
