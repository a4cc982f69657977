import { AsyncLocalStorage } from 'node:async_hooks';
import pLimit from 'p-limit';
import type { FirmMark } from '../../core/firmness.ts';
import type { Observation } from '../../core/observation.ts';
import type { Judge } from '../../judge/judge.ts';
import { createPool } from '../../store/database.ts';
import { createStore } from '../../store/store.ts';
import type { StandIn } from '../stand-in/answer.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { PROGRAM } from '../world/program.ts';
import { commitUntil, expect, look, override, readWork, send, type Life } from './life.ts';
import type { Lived } from './lived.ts';
import { scheduleOf } from './schedule.ts';

/** A learner's life in the database, and what intake and ledger must show afterwards. */
export type PipelineLife = Lived & {
  /** What each verdict read, by touchpoint. */
  verdicts: Observation[][];
  /** How firm each tier in `shown` was, as the layer said. */
  firm: (FirmMark | null)[];
  /** The moment of each element of `shown`, in epoch milliseconds. */
  asOf: number[];
  level: number;
  xp: number;
  settlements: number;
  /** Both hash chains and their sums hold. */
  intact: boolean;
};

export type PipelineOptions = StandIn & {
  /** An empty, migrated database. */
  url: string;
  judge: Judge;
  learners: readonly SimulatedLearner[];
  onTouchpoint?: ((done: number) => void) | undefined;
};

const CONNECTIONS = 8;
const AWARD_MS = 1000;
const VERDICT_MS = 20_000;

const SETTLEMENTS = `SELECT count(*) FROM ledger e JOIN learners l ON l.no = e.learner
  WHERE l.id = $1 AND e.kind = 'settlement'`;

/** Whether tables have doubled since statistics were taken after an earlier touchpoint. */
const isDoubled = (touchpoints: number): boolean => Number.isInteger(Math.log2(touchpoints));

/**
 * Refreshes the planner's statistics, as autovacuum does each minute in a running installation. Statements are planned once
 * per connection, and without this by what a table was when it was empty.
 */
async function analyze(url: string): Promise<void> {
  const owner = createPool(url, { size: 1, owner: true });
  await owner.query('ANALYZE').finally(() => owner.end());
}

/** What is left to read after the last verdict. */
async function endOf({ store, learner, verdicts, shown, firm, asOf, readings }: Life): Promise<PipelineLife> {
  const read = await store.learners.read(learner.id);
  const ledger = await store.ledger.verify(learner.id);
  const calibrations = await store.calibrations.verify(learner.id);
  expect(read !== null && ledger !== null && calibrations !== null, `${learner.id} is unknown`);
  const { level, total } = read.layer.xp;
  const { rows } = await store.database.query<{ count: number }>(SETTLEMENTS, [learner.id]);
  const intact = ledger.intact && calibrations.intact && ledger.total === total;
  const settlements = rows[0]!.count;
  return { learner, verdicts, shown, firm, asOf, readings, level, xp: total, settlements, intact };
}

/**
 * Sends learners through the product: intake, award, dossier, judge chain and commit of the store. Temporal is left out: it
 * decides when these functions are called, not what they do. All learners take each step together, so that cohorts, and
 * with them all numbers, do not depend on which call is faster.
 */
export async function runPipeline(options: PipelineOptions): Promise<PipelineLife[]> {
  const { url, judge, learners, world, onTouchpoint } = options;
  const clock = new AsyncLocalStorage<Date>();
  const store = createStore({ url, size: CONNECTIONS, now: () => clock.getStore() ?? new Date(0) });
  const limit = pLimit(CONNECTIONS);
  const lives = learners.map((learner): Life => {
    const empty = {
      waiting: [],
      calibrations: new Map(),
      verdicts: [],
      shown: [],
      firm: [],
      asOf: [],
      readings: [],
    };
    const fates = scheduleOf(learner, options);
    return { store, judge, learner, fates, extraTurns: world.grinding.turns, ...empty };
  });
  /** Every life, each at its own time: so long after the touchpoint `number`. */
  const all = <T>(number: number, laterMs: number, work: (life: Life) => Promise<T>) => {
    const at = ({ learner }: Life) => new Date(learner.touchpoints[number]!.at + laterMs);
    return Promise.all(lives.map((life) => limit(() => clock.run(at(life), () => work(life)))));
  };
  try {
    expect((await store.programs.put(0, PROGRAM)) !== null, 'the program could not be stored');
    const touchpoints = learners[0]?.touchpoints.length ?? 0;
    for (let number = 0; number < touchpoints; number += 1) {
      const sent = await all(number, AWARD_MS, (life) => send(life, number));
      const completions = new Map(lives.map((life, index) => [life, sent[index]!]));
      await all(number, AWARD_MS, (life) => readWork(life, number, completions.get(life)!));
      await all(number, VERDICT_MS, async (life) => {
        await override(life, number);
        await commitUntil(life, number);
        await look(life);
      });
      if (isDoubled(number + 1)) await analyze(url);
      onTouchpoint?.(number + 1);
    }
    return await all(touchpoints - 1, VERDICT_MS, async (life) => {
      await commitUntil(life, Number.POSITIVE_INFINITY);
      return endOf(life);
    });
  } finally {
    await store.close();
  }
}
