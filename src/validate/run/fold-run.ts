import type { Observation } from '../../core/observation.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import { foldCalibration, overallAt, skillAt, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import type { ReaderCard } from '../../judge/verdict/card.ts';
import type { StandIn } from '../stand-in/answer.ts';
import { measureCard } from '../stand-in/measure-card.ts';
import type { SimulatedLearner } from '../world/learner.ts';
import { demandOf } from '../world/program.ts';
import type { Lived, Shown } from './lived.ts';
import { overallReading } from './overall-reading.ts';
import { quickVerdict } from './quick-verdict.ts';
import { scheduleOf, type Fate } from './schedule.ts';

/** What is shown of a snapshot at `at` (epoch ms). */
function shownOf(snapshot: Snapshot, at: number): Shown {
  const { mean, sd } = overallAt(snapshot, at);
  return {
    mean,
    sd,
    tier: snapshot.tier ?? 'unrated',
    skills: {
      mean: forEachSkill((skill) => snapshot.skills[skill].mean),
      sd: forEachSkill((skill) => skillAt(snapshot, skill, at).sd),
    },
  };
}

/** A person's readings replace those of the same skills. */
function withOverride(
  observations: readonly Observation[],
  override: Partial<Record<Skill, number>>,
  demand: number,
): Observation[] {
  const own = Object.entries(override).map(([skill, x]): Observation => {
    const reading = { x, evidence: 1, confidence: 1, demand, card: null };
    return { skill: skill as Skill, source: 'review', ...reading };
  });
  return [...observations.filter(({ skill }) => override[skill] === undefined), ...own];
}

/** What counts of a verdict: its readings, or once it was read again by a person, theirs. */
export function countsOf(
  { touchpoints }: SimulatedLearner,
  number: number,
  of: { fates: readonly Fate[]; verdicts: Lived['verdicts']; overridden: boolean },
): readonly Observation[] {
  const { override } = of.fates[number]!;
  const read = of.verdicts[number]!;
  return of.overridden && override
    ? withOverride(read, override, demandOf(touchpoints[number]!.stage))
    : read;
}

/**
 * What must be shown after each touchpoint, given the verdicts and when they came: the fold in event order. `asOf` says for
 * which moments (epoch ms) uncertainty is shown.
 */
export function shownByFold(
  learner: SimulatedLearner,
  fates: readonly Fate[],
  verdicts: readonly (readonly Observation[])[],
  asOf: readonly number[] = learner.touchpoints.map(({ at }) => at),
): Shown[] {
  const { touchpoints } = learner;
  const step = (snapshot: Snapshot, number: number, overridden: boolean) => {
    const counts = countsOf(learner, number, { fates, verdicts, overridden });
    return foldCalibration(snapshot, counts, touchpoints[number]!.at);
  };
  // Everything known by the touchpoint before is final: its override has been made.
  let settled = UNRATED;
  let from = 0;
  return touchpoints.map((_, now) => {
    while (from < now && fates[from]!.knownAfter < now) settled = step(settled, from++, true);
    let snapshot = settled;
    for (let number = from; number <= now && fates[number]!.knownAfter <= now; number += 1)
      snapshot = step(snapshot, number, false);
    return shownOf(snapshot, asOf[now]!);
  });
}

/** A learner's life without a database. Its numbers are those of the pipeline, except that no cohort exists. */
export function foldThrough(learner: SimulatedLearner, of: StandIn, card: ReaderCard | null): Lived {
  const fates = scheduleOf(learner, of);
  const verdicts = fates.map((_, number) => quickVerdict(of, card, learner, number).observations);
  return {
    learner,
    verdicts,
    shown: shownByFold(learner, fates, verdicts),
    readings: verdicts.flatMap((observations, number) => {
      const y = overallReading(observations);
      const { knownAfter } = fates[number]!;
      return y === null ? [] : [{ number, knownAfter, at: learner.touchpoints[number]!.at, y }];
    }),
  };
}

/** Learners through the fold, with the judge's card if it has one. */
export function foldAll(learners: readonly SimulatedLearner[], of: StandIn): Lived[] {
  const card = of.profile.card ? measureCard(of) : null;
  return learners.map((one) => foldThrough(one, of, card));
}
