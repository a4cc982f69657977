import { constantsOf } from '../../src/core/constants.ts';
import type { FirmnessOf } from '../../src/core/firmness.ts';
import type { CountedVerdict } from '../../src/core/firmness/bounds.ts';
import { multiplierOf, xpOf } from '../../src/core/ladder.ts';
import { ceilingOf, shownLevel } from '../../src/core/level.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../src/core/snapshot.ts';
import { forEachSkill } from '../../src/core/skill.ts';
import { bandOf } from '../../src/core/standing/band.ts';
import { skillStanding } from '../../src/core/standing/skill-standing.ts';

type Answers = Record<'tier' | 'level' | 'readiness', unknown>;

/** What a learner is without some verdicts: everything folded and paid again from the first verdict on. */
function answersWithout(
  verdicts: readonly CountedVerdict[],
  of: Required<FirmnessOf>,
  removed: Set<number>,
): Answers {
  const snapshots: Snapshot[] = [UNRATED];
  const standing: Snapshot[] = [UNRATED];
  for (const [index, { observations, at, constants }] of verdicts.entries()) {
    const fold = (snapshot: Snapshot) => foldCalibration(snapshot, observations, at, constantsOf(constants));
    standing.push(fold(standing.at(-1)!));
    snapshots.push(removed.has(index) ? snapshots.at(-1)! : fold(snapshots.at(-1)!));
  }
  const { level, total, awards } = of.level;
  const worth = (states: Snapshot[]) =>
    awards.reduce(
      (sum, { after, ladder, base, paid }) =>
        sum + paid * xpOf(base, multiplierOf(states[after + 1]!, ladder)),
      0,
    );
  const end = snapshots.at(-1)!;
  const { required, at } = of.readiness;
  return {
    tier: end.tier ?? 'unrated',
    level: shownLevel(level, total + worth(snapshots) - worth(standing), ceilingOf(end)),
    readiness: bandOf(forEachSkill((skill) => skillStanding(end, skill, required[skill], at))),
  };
}

function* removals(count: number): Generator<number[]> {
  for (let one = count - 1; one >= 0; one -= 1) yield [one];
  for (let newer = count - 1; newer >= 1; newer -= 1)
    for (let older = newer - 1; older >= 0; older -= 1) yield [newer, older];
}

/** The firmness of every answer by trying each removal of one or two verdicts, newest first. */
export function bruteFirmness(verdicts: readonly CountedVerdict[], of: Required<FirmnessOf>) {
  const now = answersWithout(verdicts, of, new Set());
  const found: Partial<Record<keyof Answers, { verdicts: number[]; after: unknown }>> = {};
  for (const removed of removals(verdicts.length)) {
    const answers = answersWithout(verdicts, of, new Set(removed));
    for (const name of ['tier', 'level', 'readiness'] as const)
      if (answers[name] !== now[name]) found[name] ??= { verdicts: removed, after: answers[name] };
  }
  return { now, found };
}
