import { setTimeout as sleep } from 'node:timers/promises';
import { watchFailure } from '../../src/embedded/supervise.ts';
import { createPlatform } from '../split/platform.ts';
import { owedNow } from '../split/owed.ts';
import { random } from '../support/random.ts';
import { seedOf } from '../support/test-judge.ts';
import { faultsIn } from './check.ts';
import { drawFaults, namedFaults, strikeAll, type Drawn, type Fault } from './faults.ts';
import type { Installation } from './installation.ts';
import { learnersOf, startLoad } from './load.ts';

const WARM_UP_MS = 2000;
const AFTER_MS = 1000;
const LOOK_MS = 100;

export type RoundOptions = {
  seed: string;
  round: number;
  learners: number;
  /** Events a second of all learners together. */
  rate: number;
  /** Of a fault, in seconds. */
  longest: number;
  /** How long what is pending may take after the last fault. */
  patienceMs: number;
  signal: AbortSignal;
  /** Names of faults that strike instead of drawn ones. */
  fault?: readonly string[];
  say: (line: string) => void;
};

export type Outcome = {
  round: number;
  faults: readonly Drawn[];
  acknowledged: number;
  /** Sent without an acknowledgement. */
  unknown: number;
  recoveryMs: number;
  /** Refused requests by what the client saw. */
  errors: Map<string, number>;
  /** By part, after the round. */
  residentMb: Map<string, number>;
  /** The most answers of the judge to one question; more than one are paid again. */
  mostAnswers: number;
  wrong: string[];
};

/** Two and a half events in a batch on the average. */
const pauseMs = ({ learners, rate }: RoundOptions): number => (learners * 2.5 * 1000) / rate;

/** One round: load, faults, healing, recovery and all checks. Null if it was aborted. */
export async function playRound(
  installation: Installation,
  groups: readonly Fault[][],
  options: RoundOptions,
): Promise<Outcome | null> {
  const { seed, round, learners: count, signal, say } = options;
  const next = random(seedOf(`${seed} ${round}`));
  const { fault: names } = options;
  const draw = { next, longestMs: options.longest * 1000 };
  const faults = names ? namedFaults(groups, names, draw) : drawFaults(groups, draw);
  say(`round ${round}: ${faults.map(described).join('; ')}`);
  const { fronts, key, store } = installation;
  const platform = createPlatform(
    fronts.map(({ port }) => `http://127.0.0.1:${port}`),
    key,
  );
  const learners = learnersOf(`r${round}-`, { count, seed: seedOf(`${seed} ${round}`) % 10_000, next });
  const load = startLoad(platform, learners, { pauseMs: pauseMs(options), next });
  await sleep(WARM_UP_MS, undefined, { signal }).catch(() => undefined);
  await strikeAll(faults, signal);
  const mayEnd = new Set(faults.map(({ ends }) => ends));
  const wrong = installation
    .ended()
    .filter((name) => !mayEnd.has(name))
    .map((name) => `${name} ended, which no fault asked for`);
  const healedAt = Date.now();
  await installation.heal();
  await sleep(AFTER_MS);
  await Promise.race([load.stop(), sleep(options.patienceMs)]);
  if (signal.aborted) return null;
  const owed = await untilNothingPending(installation, `r${round}-`, {
    deadline: healedAt + options.patienceMs,
    say,
  });
  const recoveryMs = Date.now() - healedAt;
  if (owed !== null) wrong.push(`after ${Math.round(recoveryMs / 1000)} s ${owed}`);
  else wrong.push(...load.wrong, ...(await faultsIn(store, load.sent)));
  const mostAnswers = installation.judge.takeMost();
  const sent = [...load.sent.values()].reduce((sum, of) => sum + of.size, 0);
  const counted = Map.groupBy(platform.refusals, ({ why }) => why);
  return {
    round,
    faults,
    acknowledged: load.acknowledged(),
    unknown: sent - load.acknowledged(),
    recoveryMs,
    errors: new Map([...counted].map(([why, of]) => [why, of.length])),
    residentMb: installation.residentMb(),
    mostAnswers,
    wrong,
  };
}

export function described({ name, afterMs, lastsMs }: Drawn): string {
  return `${name} (after ${(afterMs / 1000).toFixed(1)} s, for ${(lastsMs / 1000).toFixed(1)} s)`;
}

/** Waits until all of these learners is awarded and judged; what is still pending at the deadline. */
async function untilNothingPending(
  { store, temporal }: Installation,
  prefix: string,
  { deadline, say }: { deadline: number; say: (line: string) => void },
): Promise<string | null> {
  const failure = watchFailure();
  const query = <Row>(text: string, values: unknown[] = []) =>
    store.database.query(text, values).then(({ rows }) => rows as Row[]);
  for (;;) {
    const { events, verdicts } = await owedNow({ query }, prefix);
    if (events + verdicts === 0) return null;
    if (Date.now() > deadline) return `${events} awards and ${verdicts} verdicts are pending`;
    if (await failure.lasts(temporal)) {
      // As the product does with its own.
      say('Temporal answers only with errors; restarting it');
      await temporal.program.kill();
      temporal.program.launch();
    }
    await sleep(LOOK_MS);
  }
}
