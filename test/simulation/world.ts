import { createHash } from 'node:crypto';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { checkInvariants } from '../support/check-invariants.ts';
import { as, createClock, endProcess, inOneStep, showClock, stopTime, type Process } from './clock.ts';
import { isFault, type Fault } from './faults.ts';
import { createInvariants, Violation } from './invariants.ts';
import { createSimulatedJudge } from './judge.ts';
import { startNode, type Node } from './nodes.ts';
import { createPeople } from './people.ts';
import { createSimulatedPostgres } from './postgres.ts';
import { inWords, type Happening, type Story } from './story.ts';
import { createTemporal } from './temporal.ts';

export type Outcome = {
  /** What is wrong, and when; null if everything held. */
  violation: string | null;
  /** Of everything that happened: the same for the same story. */
  digest: string;
  stats: { steps: number; statements: number; events: number; verdicts: number; longestMs: number };
};

export type RunOptions = { url: string; trace?: (line: string) => void };

const SWEEP_MS = 10_000;
/** Without faults, the next award of waiting events comes within this time: before a sweep would find them. */
const AWARDED_WITHIN_MS = 8000;
/** The same for events that wait for a verdict first, which they do for 30 seconds at most. */
const WAITED_WITHIN_MS = 60_000;
/**
 * How long faults have effects: polls of a frozen worker end within a minute and take tasks until then. A sweep after
 * rings in vain comes within ten minutes.
 */
const AFTERMATH_MS = { withSweeps: 610_000, without: 80_000 };
/** After the last fault everything pending is done within this time. */
const QUIET_WITHIN_MS = 6 * 3_600_000;
const STORED = `SELECT EXISTS (SELECT FROM steps s JOIN learners l ON l.no = s.learner
  WHERE l.id = $1 AND s.completion = $2 AND s.step = $3 AND s.packed IS NOT NULL) AS stored`;
const BEGIN = 60_000;
const EPOCH = '00000000-0000-4000-8000-000000000000';

/** Plays a story on an empty database, and checks the invariants after every transaction. */
export async function play(story: Story, { url, trace }: RunOptions): Promise<Outcome> {
  const world = await createWorld(story, url, trace);
  try {
    await world.run();
    return world.outcome(null);
  } catch (error) {
    stopTime(null);
    if (!(error instanceof Violation)) throw error;
    return world.outcome(error.message);
  } finally {
    await world.close();
  }
}

async function createWorld(story: Story, url: string, trace?: (line: string) => void) {
  const { seed } = story;
  const clock = createClock(seed);
  showClock(clock);
  const hash = createHash('sha256');
  let failure: Violation | null = null;
  let isOver = false;
  const stats = { steps: 0, statements: 0, events: 0, verdicts: 0, longestMs: 0 };
  const start = clock.now();

  function note(line: string): void {
    if (isOver) return;
    hash.update(line);
    trace?.(`${((clock.now() - start) / 1000).toFixed(3).padStart(12)}  ${line}`);
  }
  function wrong(what: string): void {
    failure ??= new Violation(what);
    note(`WRONG  ${what}`);
  }

  const postgres = await createSimulatedPostgres(url, clock, {
    look: (learner) => invariants.look(learner),
    committed,
    died: die,
    cut: struck,
  });
  const invariants = createInvariants(postgres.control);
  const temporal = createTemporal(clock, struck);
  await postgres.control.query('UPDATE installation SET epoch = $1', [EPOCH]);
  const judge = createSimulatedJudge(seed, async (learner, completion, link) => {
    const asked = { name: 'simulation-stored', text: STORED, values: [learner, completion, link] };
    const { rows } = await inOneStep(() => postgres.control.query(asked));
    if (rows[0].stored)
      wrong(`rule 12: the stored ${link} of ${learner}, event ${completion}, is asked for again`);
  });
  /** How many events and completions of a learner have no award and no verdict, and since when it is not fewer. */
  const waiting = new Map<string, { events: number; completions: number; at: number }>();
  let [births, lastFault, open] = [0, -Infinity, 0];
  const nodes: Node[] = [];
  const people = createPeople({ clock, nodes, invariants, note, wrong });

  /** A transaction about a learner was committed. */
  async function committed(learner: string, rows: Record<string, unknown>[]): Promise<void> {
    try {
      await invariants.check(learner, rows);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      wrong(error.message);
    }
    const left = invariants.leftOf(learner);
    note(`${learner}: ${left ? `${left.events} events, ${left.completions} verdicts left` : 'erased'}`);
    const before = waiting.get(learner);
    if (!left || left.events === 0) waiting.delete(learner);
    else {
      const isNoLess = before && left.events >= before.events && left.completions >= before.completions;
      waiting.set(learner, { ...left, at: isNoLess ? before.at : clock.now() });
    }
  }

  /** Intake rings exactly those who were asleep: nobody else would ring for the events, and a ring too many costs. */
  function onAccepted(
    events: { learner: string }[],
    results: { status: string; seq?: number }[],
    ring: string[],
  ): void {
    const first = new Map<string, number>();
    for (const [index, { status, seq }] of results.entries()) {
      const { learner } = events[index]!;
      if (status === 'accepted' && !first.has(learner)) first.set(learner, seq!);
    }
    const asleep = [...first].filter(([learner, seq]) => invariants.wasAsleep(learner, seq));
    const expected = asleep.map(([learner]) => learner);
    if (expected.toSorted().join() !== ring.toSorted().join())
      wrong(`rule 2: intake rings [${ring.join()}], asleep were [${expected.join()}]`);
  }

  const nameOf = (index: number) => `node ${index}`;

  function startAt(index: number): void {
    births += 1;
    const id = `00000000-0000-4000-8000-${String(births).padStart(12, '0')}`;
    const options = {
      clock,
      temporal,
      url,
      epoch: EPOCH,
      judge,
      sweepAfterMs: story.sweeps ? SWEEP_MS : null,
      wrong,
      onAccepted,
    };
    note(`${nameOf(index)} starts`);
    nodes[index] = startNode(story.nodes[index]!, `${nameOf(index)}.${births}`, id, options);
  }

  function die(process: Process, ms: number): void {
    if (process.state === 'dead') return;
    const index = nodes.findIndex((node) => node.process === process);
    note(`${nameOf(index)} dies`);
    lastFault = clock.now() + ms;
    endProcess(process);
    clock.schedule(ms, () => startAt(index));
  }

  async function happen(one: Happening): Promise<void> {
    note(inWords(one));
    if (isFault(one)) strike(one);
    else if (one.kind === 'migrate')
      await as({ process: null, next: clock.stream('migrate') }, () => migrate(url));
    else await people.act(one);
  }

  /** A fault happens now, and lasts so long. */
  function struck(ms = 0): void {
    lastFault = Math.max(lastFault, clock.now() + ms);
  }

  function strike(fault: Fault): void {
    const node = 'node' in fault ? nodes[fault.node] : undefined;
    const ms = 'ms' in fault ? fault.ms : 0;
    struck(ms);
    switch (fault.kind) {
      case 'crash':
        if (fault.statements === 0) die(node!.process, ms);
        else
          postgres.strike({
            process: node!.process,
            statements: fault.statements,
            what: 'crash',
            when: fault.when,
            ms,
          });
        return;
      case 'cut':
        return postgres.strike({
          process: node!.process,
          statements: fault.statements,
          what: 'cut',
          when: fault.when,
          ms,
        });
      case 'freeze': {
        const { process } = node!;
        if (process.state !== 'runs') return;
        process.state = 'frozen';
        temporal.endPollsOf(process, clock.stream(`freeze ${process.name} ${clock.now()}`));
        postgres.freeze(process);
        clock.schedule(ms, () => {
          note(`${process.name} goes on`);
          clock.thaw(process);
        });
        return;
      }
      case 'cut-off':
        return postgres.cutOff(node!.process, ms);
      case 'deaf':
        return postgres.breakListeners(node!.process);
      case 'temporal-down':
        return temporal.goDown(ms);
      case 'temporal-lost':
        return temporal.loseEverything();
      case 'terminate':
        temporal.terminate(learnerWorkflowId(EPOCH, fault.learner), fault.rings);
        return;
      case 'ring':
        nodes.find(({ role, process }) => role !== 'worker' && process.state === 'runs')?.ring(fault.learner);
        return;
      case 'postgres-down':
        return postgres.restart(ms);
    }
  }

  /** Learners who have something pending. */
  const unfinished = () =>
    Object.keys(story.learners).filter((learner) => {
      const left = invariants.leftOf(learner);
      return left !== null && left.events + left.completions > 0;
    });

  function expectPrompt(): void {
    const since = lastFault + (story.sweeps ? AFTERMATH_MS.withSweeps : AFTERMATH_MS.without);
    for (const [learner, { at, completions }] of waiting) {
      const ms = clock.now() - Math.max(at, since);
      stats.longestMs = Math.max(stats.longestMs, ms);
      if (ms > (completions > 0 ? WAITED_WITHIN_MS : AWARDED_WITHIN_MS))
        wrong(`rule 2: ${learner} has unawarded events, and nobody acts for ${Math.round(ms / 1000)} s`);
    }
  }

  async function advance(): Promise<void> {
    if (waiting.size === 0) clock.skipIdle();
    if (!(await clock.step())) throw new Error('nothing is left to happen');
    if (clock.steps() % 64 === 0) expectPrompt();
    if (failure) throw failure;
  }

  /** Runs the clock until a promise is settled. */
  async function until<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const settled = promise.finally(() => (over = true));
    settled.catch(() => undefined);
    while (!over) await advance();
    return settled;
  }

  /** The full comparison with the sequential oracle, of learners of whom nothing is pending. */
  async function compare(): Promise<void> {
    const now = () => new Date(Date.now());
    const store = createStore({ url, now });
    for (const learner of Object.keys(story.learners)) {
      const rows = await inOneStep(() => postgres.read(invariants.look(learner)));
      await committed(learner, rows);
      if (invariants.leftOf(learner) === null) continue;
      const identities = new Map([...people.sentBy(learner)].map((identity) => [identity, true]));
      await checkInvariants(store, learner, identities).catch((error: Error) =>
        wrong(`${learner}: ${error.message}`),
      );
    }
  }

  return {
    async run(): Promise<void> {
      for (const index of story.nodes.keys()) startAt(index);
      for (const one of story.happenings) {
        open += 1;
        clock.schedule(BEGIN + one.at, () => {
          void happen(one).then(
            () => (open -= 1),
            (error: Error) => wrong(`${inWords(one)}: ${error.stack}`),
          );
        });
      }
      while (open > 0) await advance();
      const end = clock.now() + QUIET_WITHIN_MS;
      while (unfinished().length > 0) {
        await advance();
        if (clock.now() > end)
          throw new Violation(`still pending after six hours: ${unfinished().join(', ')}`);
      }
      // Nothing may change what is compared.
      for (const { process } of nodes) endProcess(process);
      await until(as({ process: null, next: () => 0.5 }, compare));
      if (failure) throw failure;
    },
    outcome(violation: string | null): Outcome {
      isOver = true;
      for (const line of invariants.totals()) hash.update(line);
      stats.steps = clock.steps();
      stats.statements = postgres.statements();
      stats.events = people.sent();
      stats.verdicts = judge.answers.size;
      return { violation, digest: hash.digest('hex').slice(0, 16), stats };
    },
    async close(): Promise<void> {
      for (const { process } of nodes) endProcess(process);
      await postgres.close();
    },
  };
}
