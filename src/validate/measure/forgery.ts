import type { Observation } from '../../core/observation.ts';
import { SKILLS } from '../../core/skill.ts';
import { foldCalibration, UNRATED } from '../../core/snapshot.ts';
import type { PipelineLife } from '../run/pipeline.ts';
import { shownByFold } from '../run/fold-run.ts';
import { scheduleOf } from '../run/schedule.ts';
import type { StandIn } from '../stand-in/answer.ts';
import { rankOf } from './truth.ts';
import { SETTLED } from './path.ts';

/**
 * The share of learners whom the forged verdict on their last touchpoint raised a tier, against the same life without what
 * the judge read there. What code measured there (time, checks) is no forgery and stays.
 */
export function promotedByForgery(lives: readonly PipelineLife[], of: StandIn): number {
  const raised = lives.filter(({ learner, shown, verdicts }) => {
    const last = verdicts.length - 1;
    const without = verdicts.with(
      last,
      verdicts[last]!.filter(({ source }) => source !== 'judge'),
    );
    const honest = shownByFold(learner, scheduleOf(learner, of), without);
    return rankOf(shown[last]!.tier) > rankOf(honest[last]!.tier);
  });
  return raised.length / lives.length;
}

const TOP: readonly Observation[] = SKILLS.map((skill) => {
  const best = { x: 100, evidence: 4, confidence: 1, demand: 50, card: null };
  return { skill, source: 'judge', ...best };
});

/**
 * The same of a verdict at the top of everything that quotes real work, which grounding cannot refuse: a judge that was
 * bought. Tried after each touchpoint from the eleventh on.
 */
export function promotedByBoughtJudge(lives: readonly PipelineLife[]): number {
  let [tried, raised] = [0, 0];
  for (const { learner, verdicts } of lives) {
    let snapshot = UNRATED;
    for (const [number, observations] of verdicts.entries()) {
      const { at } = learner.touchpoints[number]!;
      snapshot = foldCalibration(snapshot, observations, at);
      if (number < SETTLED) continue;
      const bought = foldCalibration(snapshot, TOP, at + 3_600_000);
      tried += 1;
      if (rankOf(bought.tier ?? 'unrated') > rankOf(snapshot.tier ?? 'unrated')) raised += 1;
    }
  }
  return raised / tried;
}
