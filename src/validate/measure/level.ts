import { sampleRankCorrelation } from 'simple-statistics';
import type { PipelineLife } from '../run/pipeline.ts';
import { truthAt } from './truth.ts';

/** The number of the last touchpoint that is not the forged one. */
const lastHonest = ({ learner }: Pick<PipelineLife, 'learner'>): number => learner.touchpoints.length - 2;

/** Spearman's correlation of level and true overall at the end, grinders included. */
export function levelAgainstSkill(lives: readonly PipelineLife[]): number {
  if (lives.length < 3) return Number.NaN;
  return sampleRankCorrelation(
    lives.map(({ level }) => level),
    lives.map(skillAtEnd),
  );
}

/** True overall after the last honest touchpoint. */
export const skillAtEnd = (life: PipelineLife): number => truthAt(life.learner, lastHonest(life));

export type Duel = { grinder: PipelineLife; other: PipelineLife; gap: number; won: boolean };

/** Every grinder against every other learner who is better by at least `least` points: the better one has the higher level. */
export function grinderDuels(lives: readonly PipelineLife[], least = 5): Duel[] {
  return lives
    .filter(({ learner }) => learner.grinds)
    .flatMap((grinder) =>
      lives
        .filter((other) => !other.learner.grinds && skillAtEnd(other) - skillAtEnd(grinder) >= least)
        .map((other) => ({
          grinder,
          other,
          gap: skillAtEnd(other) - skillAtEnd(grinder),
          won: other.level > grinder.level,
        })),
    );
}
