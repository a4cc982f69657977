import { createChannels } from './channels.ts';
import { actor, sleepOn, type Clock, type Process, type Task } from './clock.ts';
import {
  createSessions,
  type Answer,
  type Outcome,
  type Query,
  type Session,
  type Sessions,
} from './postgres-sessions.ts';

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

/** The limits that the product sets, in virtual time. */
const LOCK_MS = 2000;
const IDLE_IN_TRANSACTION_MS = 7000;

const failure = (message: string, code: string) => Object.assign(new Error(message), { code });
const LOST = () => failure('Connection terminated unexpectedly', 'ECONNRESET');
const LOCK_TIMEOUT = () => failure('canceling statement due to lock timeout', '55P03');
const NOTHING: Outcome = { answer: { rows: [], rowCount: null } };

// Claims of steps are renewed in the background, and the clock jumps over times in which nothing else happens.
const PUT_OFF = `UPDATE steps SET claimed_until = claimed_until + $1 * interval '1 millisecond'
  WHERE claimed_until IS NOT NULL AND claimed_until <> 'infinity'`;

/** Statements that lock the rows of the learners they are given first. */
const LOCKING = /^(learners?-lock|attendance-(begin|leave)|step-(claim|store))$/;
const lockedBy = ({ name = '', values }: Query): string[] =>
  LOCKING.test(name) ? ([values?.[0]].flat() as string[]) : [];

/** Statements that neither wait for a lock nor hold one up. */
const isRead = ({ text }: Query) =>
  /^\s*SELECT/i.test(text) && !/\bFOR (NO KEY )?UPDATE|FOR (KEY )?SHARE|pg_advisory/i.test(text);

/** Begins of transactions that are sent together with the first statement, which is when they take effect. */
const LAZY = /^BEGIN( ISOLATION LEVEL [A-Z ]+)?$/;
const END = /^(COMMIT|ROLLBACK)$/;

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

type On = {
  /** The statement that reads what is stored about a learner, and what it found after a COMMIT. */
  look: (learner: string) => Query;
  committed: (learner: string, rows: Answer['rows']) => Promise<void>;
  died: (process: Process, ms: number) => void;
  cut: () => void;
};

export async function createSimulatedPostgres(url: string, clock: Clock, on: On) {
  shared = createConnections(clock, await createSessions(url), on);
  return shared;
}

/** One simulated connection, and the real session that it uses from its first statement on. */
type State = {
  process: Process | null;
  session: Session | null;
  owner: boolean;
  broken: boolean;
  inTransaction: boolean;
  /** The begin of its transaction, if that was not sent yet. */
  unsent: string | null;
  /** Whether its transaction may hold locks that others wait for. */
  holds: boolean;
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

function createConnections(clock: Clock, sessions: Sessions, { look, committed, died, cut }: On) {
  const { control } = sessions;
  const links = new Set<State>();
  const channels = createChannels(clock, latency);
  const strikes: Strike[] = [];
  // Postgres chooses among several that wait for a row by chance, so only one waits there and the others wait here.
  const queued: { link: State; query: Query; reply: (outcome: Outcome) => void; timer: Task }[] = [];
  // Each report of a worker replaces the one before, so the newest is written when a statement may read it.
  const reports = new Map<unknown, Query>();
  let downUntil = 0;
  const cutOff = new Set<Process>();
  let sent = 0;
  let putOffMs = 0;

  const isCutOff = (process: Process | null) => process !== null && cutOff.has(process);

  /** Outside of transactions, the next statement of any connection may use the session. */
  function rest(link: State): void {
    if (link.inTransaction) return;
    link.holds = false;
    if (link.owner || !link.session) return;
    sessions.giveBack(link.session);
    link.session = null;
  }

  function over(link: State): void {
    link.inTransaction = false;
    link.unsent = null;
    link.holds = false;
    link.touched.clear();
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
        await sessions.cancel(session, blocked.outcome);
      }
      if (link.inTransaction || link.owner) await session.client.query('ROLLBACK');
      if (!link.owner) sessions.giveBack(session);
      else await session.client.end();
      link.session = null;
      over(link);
      await unblock();
    });
  }

  /** After locks were released: lets go on what they held up. */
  async function unblock(): Promise<void> {
    for (const link of links) {
      const { blocked, session } = link;
      if (!blocked || !session) continue;
      const outcome = await sessions.outcomeOrBlocked(session, blocked.outcome);
      if (!outcome) continue;
      blocked.timer.over = true;
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
    if (learners.length === 0) return false;
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

  /**
   * Sends a statement: after the begin of its transaction, if that was not sent yet, and a COMMIT with statements that
   * look at what it did.
   */
  async function send(link: State, session: Session, query: Query): Promise<Outcome> {
    const begin: Query[] = link.unsent === null ? [] : [{ text: link.unsent }];
    link.unsent = null;
    if (reports.size > 0 && query.text.includes('worker_reports')) {
      begin.unshift(...reports.values());
      reports.clear();
    }
    const touched = query.text === 'COMMIT' ? [...link.touched] : [];
    const statements = [...begin, link.owner ? query : onOurClock(query), ...touched.map(look)];
    const outcomes = sessions.send(session, statements).slice(begin.length);
    const [outcome, ...looks] = outcomes as [Promise<Outcome>, ...Promise<Outcome>[]];
    if (touched.length === 0) return outcome;
    for (const [index, seen] of (await Promise.all(looks)).entries()) {
      if ('error' in seen) throw seen.error;
      await committed(touched[index]!, seen.answer.rows);
    }
    return outcome;
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

  function note(link: State, query: Query): void {
    const { name, text, values } = query;
    if (/^\s*BEGIN\b/i.test(text)) link.inTransaction = true;
    if (!isRead(query)) link.holds = true;
    if (name === 'learner-lock' || name === 'learners-lock')
      for (const id of [values?.[0]].flat()) link.touched.add(id as string);
  }

  function strikeOf(link: State): Strike | undefined {
    const at = strikes.findIndex((one) => one.process === link.process && --one.statements <= 0);
    return at < 0 ? undefined : strikes.splice(at, 1)[0];
  }

  function strikeNow(link: State, { what, process, ms }: Strike): void {
    if (what === 'crash') return died(process, ms);
    cut();
    end(link);
  }

  /** A statement arrives at Postgres. */
  async function arrive(link: State, query: Query, reply: (outcome: Outcome) => void): Promise<void> {
    if (isCutOff(link.process)) end(link);
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
    const here = answeredHere(link, query);
    if (here) return answered(here);
    note(link, query);
    await execute(link, query, answered);
  }

  /** The outcome of a statement that need not be sent, or not yet. */
  function answeredHere(link: State, query: Query): Outcome | null {
    const { name, text, values } = query;
    if (name === 'worker-report') reports.set(values?.[0], onOurClock(query));
    if (name === 'worker-report') return { answer: { rows: [], rowCount: 1 } };
    if (name === 'attendance-notify') channels.notify(values ?? []);
    if (name === 'attendance-notify' || text.startsWith('NOTIFY '))
      return { answer: { rows: [], rowCount: 0 } };
    if (LAZY.test(text)) {
      link.inTransaction = true;
      link.unsent = text;
      return NOTHING;
    }
    if (link.unsent === null || !END.test(text)) return null;
    over(link);
    return NOTHING;
  }

  async function execute(link: State, query: Query, reply: (outcome: Outcome) => void): Promise<void> {
    const session = (link.session ??= await sessions.take(link.owner));
    if (query.name === 'step-claim' || query.name === 'step-renew') await putOffClaims();
    const outcome = send(link, session, query);
    const first = mayWait(link, query) ? await sessions.outcomeOrBlocked(session, outcome) : await outcome;
    if (!first) return wait(link, query, { outcome, session, reply });
    if (END.test(query.text.trim().replace(/;$/, ''))) {
      over(link);
      await unblock();
    }
    rest(link);
    reply(first);
  }

  /** Reads wait only for migrations. */
  function mayWait(link: State, query: Query): boolean {
    const waits = !isRead(query);
    return [...links].some((one) => one !== link && one.holds && (waits || one.owner));
  }

  function wait(
    link: State,
    query: Query,
    {
      outcome,
      session,
      reply,
    }: { outcome: Promise<Outcome>; session: Session; reply: (outcome: Outcome) => void },
  ): void {
    const answered = (outcome: Outcome) => {
      link.blocked = null;
      rest(link);
      reply(outcome);
    };
    link.blocked = {
      outcome,
      learners: lockedBy(query),
      reply: answered,
      timer: clock.schedule(LOCK_MS, async () => {
        const ended = await sessions.cancel(session, outcome);
        answered('error' in ended ? { error: LOCK_TIMEOUT() } : ended);
      }),
    };
  }

  function open(settings: object): Link {
    const { process } = actor();
    const types = (settings as { types?: unknown }).types;
    const link: State = {
      process,
      session: null,
      owner: !('query_timeout' in settings),
      broken: false,
      inTransaction: false,
      unsent: null,
      holds: false,
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
    read: sessions.read,
    open,
    /** A round trip of a connection that only listens. */
    async pause(): Promise<void> {
      await sleepOn(clock, 1);
      if (clock.now() < downUntil || isCutOff(actor().process)) throw LOST();
    },
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
    /** Postgres cannot be reached by a process for some time. */
    cutOff(process: Process, ms: number): void {
      cutOff.add(process);
      for (const link of links) if (link.process === process) end(link);
      channels.breakOf(process);
      clock.schedule(ms, () => cutOff.delete(process));
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
      await sessions.close();
    },
  };
}
