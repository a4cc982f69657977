import { moves } from './measurement.ts';
import { ceilingOf, shownLevel } from './level.ts';
import { forEachSkill, SKILLS, type Skill } from './skill.ts';
import { UNRATED, type Snapshot } from './snapshot.ts';
import { bandOf, type Band } from './standing/band.ts';
import { skillStanding } from './standing/skill-standing.ts';
import { TIERS, type ShownTier } from './tier.ts';
import {
  hasAllSkills,
  MEAN,
  SD,
  sdWithin,
  TIER,
  XP,
  type Bounds,
  type CountedVerdict,
} from './firmness/bounds.ts';
import { foldVerdict, type WorthAfter } from './firmness/removal-folds.ts';
import { smallestRemovals, type Question } from './firmness/smallest-removal.ts';
import { worthAfter, type AwardGroup } from './firmness/worth-after.ts';

/** How many verdicts have to be left out before something changes. */
export const FIRM_MARKS = ['rests_on_one', 'rests_on_two', 'firm'] as const;

export type FirmMark = (typeof FIRM_MARKS)[number];

/** How firm one answer is. `verdicts` are places in the list of verdicts, newest first, empty when none was found. */
export type Firmness<Answer> = {
  now: Answer;
  /** Null when no removal can change the answer: nothing was read yet. */
  mark: FirmMark | null;
  verdicts: number[];
  /** What the answer is without them. */
  after: Answer | null;
};

/** The level shown now, the total, and the awards whose worth depends on verdicts. */
export type LevelNow = { level: number; total: number; awards: readonly AwardGroup[] };

/** What a role asks, and when (epoch ms) readiness is looked at. */
type ReadinessNow = { required: Record<Skill, number>; at: number };

type Asked<Answer> = Question & { now: Answer; of(end: { snapshot: Snapshot; xp: number }): Answer };

const tierShown = ({ tier }: Snapshot): ShownTier => tier ?? 'unrated';

function asked<Answer>(
  now: Answer,
  of: Asked<Answer>['of'],
  isSettled: (bounds: Bounds) => boolean,
): Asked<Answer> {
  return { now, of, isSettled, changes: (end) => of(end) !== now };
}

const isUnrated = (edge: Float64Array) => (edge[TIER] as number) < 0;

function tierQuestion(now: Snapshot): Asked<ShownTier> {
  const index = now.tier === null ? -1 : TIERS.indexOf(now.tier);
  return asked(
    tierShown(now),
    ({ snapshot }) => tierShown(snapshot),
    ({ low, high }) => low[TIER] === index && high[TIER] === index,
  );
}

/** The level that would be shown, if the removal were made now by one correction. */
function levelQuestion({ level, total }: LevelNow): Asked<number> {
  return asked(
    level,
    ({ snapshot, xp }) => shownLevel(level, total + xp, ceilingOf(snapshot)),
    ({ low, high }) => {
      const least = Math.max(0, (low[MEAN] as number) - (high[SD] as number));
      const most = Math.max(0, (high[MEAN] as number) - (low[SD] as number));
      const isShown = (xp: number, ceiling: number) =>
        shownLevel(level, Math.max(0, total + xp), ceiling) === level;
      // The level rises with both, so what holds at both edges holds between them.
      return (
        isShown(low[XP] as number, isUnrated(low) ? 0 : least) &&
        isShown(high[XP] as number, isUnrated(high) ? 0 : most)
      );
    },
  );
}

function readinessOf(snapshot: Snapshot, { required, at }: ReadinessNow): Band {
  return bandOf(forEachSkill((skill) => skillStanding(snapshot, skill, required[skill], at)));
}

function readinessQuestion(now: Snapshot, role: ReadinessNow): Asked<Band> {
  const band = readinessOf(now, role);
  const isSettled = (bounds: Bounds) => {
    if (!hasAllSkills(bounds)) return false;
    const bandAt = (edge: 'low' | 'high') => {
      const skills = forEachSkill((skill) => {
        const index = SKILLS.indexOf(skill);
        const required = role.required[skill];
        const mean = bounds[edge][index] as number;
        const [least, most] = sdWithin(bounds, index, role.at);
        const [below, above] = edge === 'low' ? [most, least] : [least, most];
        return { observations: 1, met: mean - below >= required, mean, sd: above, required };
      });
      return bandOf(skills);
    };
    // The band rises with the lower bound, the mean and the upper bound of every skill.
    return bandAt('low') === band && bandAt('high') === band;
  };
  return asked(band, ({ snapshot }) => readinessOf(snapshot, role), isSettled);
}

/** Folds of one verdict after which a search ends; the mark is then the least that is certain. */
const MOST_FOLDS = 100_000;

/** Only verdicts that move a skill, with their places in the list, and what they come to. */
function movingOf(verdicts: readonly CountedVerdict[]) {
  const places = verdicts.flatMap(({ observations }, place) => (observations.some(moves) ? [place] : []));
  const moving = places.map((place) => verdicts[place] as CountedVerdict);
  return { places, moving, now: moving.reduce(foldVerdict, UNRATED) };
}

type Moving = ReturnType<typeof movingOf>;

/** Answers the questions that a removal can change. */
function answersTo(
  { places, moving }: Moving,
  questions: readonly Question[],
  worth?: WorthAfter,
): <Answer>(question: Asked<Answer>) => Firmness<Answer> {
  const found = smallestRemovals(moving, questions, { ...(worth ? { worth } : {}), mostFolds: MOST_FOLDS });
  return (question) => {
    const removal = found[questions.indexOf(question)];
    if (!removal) return { now: question.now, mark: null, verdicts: [], after: null };
    return {
      now: question.now,
      mark: FIRM_MARKS[removal.atLeast - 1] as FirmMark,
      verdicts: removal.verdicts.map((index) => places[index] as number),
      after: removal.end && question.of(removal.end),
    };
  };
}

/**
 * The smallest set of one or two verdicts whose removal changes the tier. `verdicts` are those that count, in event
 * order; a removal is a fold of the remaining ones.
 */
export function tierFirmness(verdicts: readonly CountedVerdict[]): Firmness<ShownTier> {
  const moving = movingOf(verdicts);
  const tier = tierQuestion(moving.now);
  return answersTo(moving, moving.now.tier === null ? [] : [tier])(tier);
}

/** What is to be found out besides the tier; without a role there is no readiness. */
export type FirmnessOf = { level: LevelNow; readiness?: ReadinessNow };

/**
 * The same for the tier, the shown level and the readiness for a role. Events, guards and awards stay as they are; XP
 * follows from the snapshots that final awards are then made at.
 */
export function firmness(verdicts: readonly CountedVerdict[], { level, readiness }: FirmnessOf) {
  const moving = movingOf(verdicts);
  const tier = tierQuestion(moving.now);
  const shown = levelQuestion(level);
  const band = readiness && readinessQuestion(moving.now, readiness);
  const open = [
    ...(moving.now.tier === null ? [] : [tier]),
    ...(moving.moving.length === 0 ? [] : [shown]),
    // A skill that was never observed stays so.
    ...(band && band.now !== 'incomplete' ? [band] : []),
  ];
  const answer = answersTo(moving, open, worthAfter(moving.places, level.awards));
  return { tier: answer(tier), level: answer(shown), readiness: band ? answer(band) : null };
}
