import { assess, type Basis } from '../../core/drift/assess.ts';
import { type CardParts, type StreamReading } from '../../core/drift/stream.ts';
import type { Observation } from '../../core/observation.ts';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import { foldCalibration, overallAt, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { truthAt } from '../measure/truth.ts';
import { simulateLearner, type SimulatedLearner } from '../world/learner.ts';
import { demandOf, skillsOf } from '../world/program.ts';
import { randomOf } from '../world/random.ts';
import { BASE_WORLD } from '../world/world.ts';
import {
  createStream,
  NO_DRIFT,
  readWork,
  trueCard,
  type Drift,
  type SimulatedJudge,
} from './simulated-judge.ts';

export type LiveOptions = {
  judge: SimulatedJudge;
  drift: Drift;
  seed: number;
  learners: number;
  touchpoints: number;
  /** One anchor after so many verdicts. */
  every: number;
  /** Anchors before the drift begins. */
  anchorsBefore: number;
};

/** Shares of 95 % intervals of overall that have the truth, over all touchpoints from the drift on. */
export type LiveResult = { fixed: number; kept: number; noticedAfter: number | null; adopted: number };

/** A card that is kept up by policy: a proposal is adopted at once. */
function keptCard(parts: CardParts) {
  let basis: Basis = { inUse: parts, since: null, before: parts, changed: null, alarm: null };
  let widening: Record<Skill, number> | null = null;
  const stream: StreamReading[] = [];
  let adopted = 0;
  return {
    adopted: () => adopted,
    part: (skill: Skill) => {
      const { offset, slope, sigma } = basis.inUse[skill];
      return { offset, slope, sigma: sigma * (widening?.[skill] ?? 1) };
    },
    /** Whether it raised an alarm. */
    take(reading: StreamReading): boolean {
      stream.push(reading);
      const found = assess(stream, basis);
      if (found.alarm) basis = { ...basis, alarm: { at: reading.at, began: found.alarm.began } };
      widening = found.widening;
      if (found.proposes) {
        adopted += 1;
        const inUse = forEachSkill((skill) => ({ ...basis.inUse[skill], ...found.estimated[skill] }));
        const { alarm } = basis;
        const regime = alarm ? { before: basis.inUse, changed: alarm.began } : {};
        basis = { ...basis, ...regime, inUse, since: reading.at + 1, alarm: null };
        widening = null;
      }
      return found.alarm !== null;
    },
  };
}

type Live = { learner: SimulatedLearner; fixed: Snapshot; kept: Snapshot };

function observationsOf(
  read: Record<Skill, number>,
  stage: number,
  partOf: (skill: Skill) => { offset: number; slope: number; sigma: number },
): Observation[] {
  const same = { source: 'judge', evidence: 3, confidence: 0.75, demand: demandOf(stage) } as const;
  return skillsOf(stage).map((skill) => ({
    skill,
    x: read[skill],
    ...same,
    card: { version: 'simulated', ...partOf(skill) },
  }));
}

const covers = (snapshot: Snapshot, learner: SimulatedLearner, number: number, at: number): boolean => {
  const { mean, sd } = overallAt(snapshot, at);
  return Math.abs(mean - truthAt(learner, number)) <= 1.96 * sd;
};

/**
 * Learners judged live by a judge that drifts, once with a card that stays and once with one that is kept up from anchors
 * mixed into the same judging. The truth is that of `touchstone validate`.
 */
export function judgeLive(options: LiveOptions): LiveResult {
  const { judge, drift, seed, every, anchorsBefore } = options;
  const fixed = trueCard(judge);
  const kept = keptCard(fixed);
  const next = createStream(judge, { seed: `live ${seed}`, anchors: 40, people: 0 });
  const lives = Array.from({ length: options.learners }, (_, index): Live => {
    const learner = simulateLearner(BASE_WORLD, { seed, index, touchpoints: options.touchpoints });
    return { learner, fixed: UNRATED, kept: UNRATED };
  });
  const verdicts = lives
    .flatMap((life) =>
      life.learner.touchpoints.map((touchpoint, number) => ({ life, number, ...touchpoint })),
    )
    .toSorted((a, b) => a.at - b.at);
  const random = randomOf(seed, judge.name, drift.name, 'live');
  let [anchors, covered, coveredFixed, shown] = [0, 0, 0, 0];
  let noticedAfter: number | null = null;
  for (const [index, { life, number, at, stage, performance }] of verdicts.entries()) {
    const isChanged = anchors >= anchorsBefore;
    const now = isChanged ? drift : NO_DRIFT;
    const truth = forEachSkill((skill) => 50 + performance[skill] - demandOf(stage));
    const error = forEachSkill(() => random.normal());
    const common = random.normal();
    for (const skill of SKILLS) error[skill] = Math.sqrt(0.5) * (common + error[skill]);
    const read = readWork(judge, now, { name: '', truth, error }, random);
    life.fixed = foldCalibration(
      life.fixed,
      observationsOf(read, stage, (skill) => fixed[skill]),
      at,
    );
    life.kept = foldCalibration(life.kept, observationsOf(read, stage, kept.part), at);
    if (isChanged) {
      shown += 1;
      covered += Number(covers(life.kept, life.learner, number, at));
      coveredFixed += Number(covers(life.fixed, life.learner, number, at));
    }
    if (index % every !== every - 1) continue;
    anchors += 1;
    if (kept.take(next(now, at)) && isChanged) noticedAfter ??= anchors - anchorsBefore;
  }
  return { fixed: coveredFixed / shown, kept: covered / shown, noticedAfter, adopted: kept.adopted() };
}
