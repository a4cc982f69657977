import type { FirmMark } from '../../core/firmness.ts';
import type { Observation } from '../../core/observation.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { ShownTier } from '../../core/tier.ts';
import type { Verdict } from '../../core/verdict.ts';
import { judgeDossier } from '../../judge/chain.ts';
import { buildDossier } from '../../judge/dossier/build.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import type { Judge } from '../../judge/judge.ts';
import type { Store } from '../../store/store.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { eventsOf } from '../world/work.ts';
import type { OverallReading, Shown } from './lived.ts';
import { overallReading } from './overall-reading.ts';
import type { Fate } from './schedule.ts';

/** One learner on the way through the product. */
export type Life = {
  store: Store;
  judge: Judge;
  learner: SimulatedLearner;
  fates: readonly Fate[];
  /** Turns that a grinder adds. */
  extraTurns: number;
  /** Verdicts that are made and not committed, oldest first. */
  waiting: { number: number; completion: number; verdict: Verdict }[];
  /** The calibration of each touchpoint whose override is still to come. */
  calibrations: Map<number, number>;
  verdicts: Observation[][];
  shown: Shown[];
  /** How firm the tier was then, as the layer said. */
  firm: (FirmMark | null)[];
  asOf: number[];
  readings: OverallReading[];
};

/** Fails loudly: nothing that follows is worth measuring when the product did something else than it says. */
export function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`The pipeline did something unexpected: ${what}.`);
}

/**
 * Intake and cheap path of one touchpoint; returns the seq of its completion. Verdicts under way do not hold the awards up:
 * their wait has run out.
 */
export async function send(
  { store, learner, fates, extraTurns, waiting }: Life,
  number: number,
): Promise<number> {
  const { ordered, duplicated } = fates[number]!;
  const events = eventsOf(learner, number, { extraTurns, ordered });
  for (const status of duplicated ? ['accepted', 'duplicate'] : ['accepted']) {
    const { results } = await store.events.accept(events);
    expect(
      results.every((result) => result.status === status),
      `${learner.id}: an event was not ${status}`,
    );
  }
  const past = waiting.at(-1)?.completion ?? 0;
  const { more, newest } = await store.ledger.award(learner.id, past);
  expect(!more && newest !== null && newest > past, `${learner.id}: touchpoint ${number} did not complete`);
  return newest;
}

/** The judge chain up to the verdict. The dossier is made now, however late the verdict is committed. */
export async function readWork(life: Life, number: number, completion: number): Promise<void> {
  const { store, judge, learner, fates } = life;
  const input = await store.calibrations.dossierInput(learner.id, completion);
  expect(input !== null, `${learner.id}: a completion has no evidence`);
  const dossier = buildDossier(input);
  const { verdict } = await judgeDossier(judge, dossier);
  // The product stores every step, so that no answer is paid for twice after a crash. Here only a review reads one.
  if (fates[number]!.override) {
    const step = { learner: learner.id, completion, step: 'dossier' };
    await store.steps.store(step, { inputHash: hashDossier(dossier), result: dossier, trace: null });
  }
  life.verdicts.push(verdict.observations);
  life.waiting.push({ number, completion, verdict });
  const y = overallReading(verdict.observations);
  const { knownAfter } = fates[number]!;
  if (y !== null) life.readings.push({ number, knownAfter, at: learner.touchpoints[number]!.at, y });
}

/** Commits the verdicts that have come, in order. One that comes before its turn is refused, and one sent twice is known. */
export async function commitUntil(
  { store, learner, fates, waiting, calibrations }: Life,
  now: number,
): Promise<void> {
  const commit = async ({ completion, verdict }: Life['waiting'][number], wanted: string) => {
    const { outcome, number } = await store.calibrations.commit(learner.id, completion, verdict);
    expect(outcome === wanted, `${learner.id}: a verdict was ${outcome} and not ${wanted}`);
    return number;
  };
  const [first, second] = waiting;
  if (first && second && fates[first.number]!.knownAfter > now) await commit(second, 'out_of_order');
  while (waiting[0] && fates[waiting[0].number]!.knownAfter <= now) {
    const next = waiting.shift()!;
    calibrations.set(next.number, (await commit(next, 'committed'))!);
    if (fates[next.number]!.duplicated) await commit(next, 'stored');
  }
}

/** A person reads again what was committed by the touchpoint before. */
export async function override({ store, learner, fates, calibrations }: Life, now: number): Promise<void> {
  for (const [number, calibration] of calibrations) {
    const { override: skills, knownAfter } = fates[number]!;
    if (knownAfter >= now) continue;
    calibrations.delete(number);
    if (skills === null) continue;
    const { outcome } = await store.reviews.review(learner.id, {
      number: calibration,
      by: 'reviewer',
      reason: 'Read again by a person.',
      decision: 'changed',
      skills,
    });
    expect(outcome === 'reviewed', `${learner.id}: a review was ${outcome}`);
  }
}

/** Reads what the API shows now. */
export async function look({ store, learner, shown, firm, asOf }: Life): Promise<void> {
  const read = await store.learners.read(learner.id);
  expect(read !== null, `${learner.id} is unknown`);
  const { skills, overall } = read.layer.workSkills;
  const of = (what: 'mean' | 'sd') => forEachSkill((skill) => skills[skill][what]);
  const { mean, sd, tier } = overall;
  shown.push({ mean, sd, tier: tier as ShownTier, skills: { mean: of('mean'), sd: of('sd') } });
  firm.push(overall.firm);
  asOf.push(Date.parse(read.layer.asOf));
}
