import { TIERS, type ShownTier } from '../tier.ts';
import { learnerChange, type LearnerChange } from './learner-change.ts';
import type { LearnerHistory } from './history.ts';
import type { Replayed } from './replay-learner.ts';
import type { RatedRole } from '../role.ts';
import type { Constants } from '../constants.ts';

type Sums = { awards: number; before: number; after: number };

/** What all learners come to under something else. XP sums are of the learners; by type they leave nothing out. */
export type Backtest = {
  learners: number;
  entries: number;
  /** Learners of whom anything differs. */
  changed: number;
  xp: { before: number; after: number };
  levels: { up: number; down: number };
  tiers: { up: number; down: number; moves: { from: ShownTier; to: ShownTier; learners: number }[] };
  /** Learners who meet more or fewer of the rated occupations. */
  standings: { up: number; down: number };
  types: (Sums & { type: string })[];
  /** Learners by the change of their XP in percent: below −50, then steps of ten, then from +50 on. */
  spread: number[];
  assumed: number;
  unjudged: number;
  uncalled: number;
  /** Learners whose replay as it was is not what is stored, the first of them. */
  unlike: { learners: number; first: string[] };
  movers: LearnerChange[];
};

/** What a summary needs besides the learners. */
export type SummaryOf = { top: number; occupations: readonly RatedRole[]; constants: Constants | null };

const rank = (tier: ShownTier) => (tier === 'unrated' ? -1 : TIERS.indexOf(tier));

/** Steps of the tier first, then XP. */
function movesMore(a: LearnerChange, b: LearnerChange): number {
  const steps = ({ tier }: LearnerChange) => Math.abs(rank(tier.after) - rank(tier.before));
  const xp = (one: LearnerChange) => Math.abs(one.xp.after - one.xp.before);
  return steps(b) - steps(a) || xp(b) - xp(a) || (a.learner < b.learner ? -1 : 1);
}

const BINS = 12;

function binOf({ before, after }: { before: number; after: number }): number {
  const percent = before === 0 ? Math.sign(after) * 100 : (100 * (after - before)) / before;
  return Math.min(BINS - 1, Math.max(0, Math.floor(percent / 10) + BINS / 2));
}

const direction = (before: number, after: number) => (after > before ? 'up' : after < before ? 'down' : null);

/** How many learners went from each tier to each, lowest first. */
function tierMoves(counts: ReadonlyMap<string, number>): Backtest['tiers']['moves'] {
  const moves = [...counts].map(([key, learners]) => {
    const [from, to] = key.split(' ') as [ShownTier, ShownTier];
    return { from, to, learners };
  });
  return moves.sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
}

const nothing = (): Omit<Backtest, 'types'> => ({
  learners: 0,
  entries: 0,
  changed: 0,
  xp: { before: 0, after: 0 },
  levels: { up: 0, down: 0 },
  tiers: { up: 0, down: 0, moves: [] },
  standings: { up: 0, down: 0 },
  spread: Array.from({ length: BINS }, () => 0),
  assumed: 0,
  unjudged: 0,
  uncalled: 0,
  unlike: { learners: 0, first: [] },
  movers: [],
});

/** Collects learners one by one. Its size depends on the number of movers and event types only. */
export function createSummary({ top, occupations, constants }: SummaryOf) {
  const types = new Map<string, Sums>();
  const moves = new Map<string, number>();
  const sum = nothing();

  function addTypes(before: Replayed, after: Replayed): void {
    for (const [index, award] of before.awards.entries()) {
      const sums = types.get(award.type) ?? { awards: 0, before: 0, after: 0 };
      types.set(award.type, sums);
      sums.awards += 1;
      sums.before += award.xp;
      sums.after += after.awards[index]?.xp ?? 0;
    }
  }

  function count(change: LearnerChange): void {
    const { xp, level, tier, occupations: met } = change;
    sum.xp.before += xp.before;
    sum.xp.after += xp.after;
    sum.spread[binOf(xp)] = (sum.spread[binOf(xp)] ?? 0) + 1;
    const levels = direction(level.before, level.after);
    if (levels) sum.levels[levels] += 1;
    const tiers = direction(rank(tier.before), rank(tier.after));
    if (tiers) sum.tiers[tiers] += 1;
    const key = `${tier.before} ${tier.after}`;
    moves.set(key, (moves.get(key) ?? 0) + 1);
    const standing = direction(met.before ?? 0, met.after ?? 0);
    if (standing) sum.standings[standing] += 1;
  }

  return {
    /** `before` and `after`: the same history replayed as it was, and as it would be. */
    add(history: LearnerHistory, before: Replayed, after: Replayed): void {
      const change = learnerChange(history, before, after, { occupations, constants });
      sum.learners += 1;
      sum.entries += history.entries.length;
      sum.assumed += after.assumed;
      sum.unjudged += after.unjudged;
      sum.uncalled += after.uncalled;
      addTypes(before, after);
      count(change);
      const { total, level, snapshot } = history.end;
      const isLike =
        before.total === total && before.level === level && before.snapshot.mean === snapshot.mean;
      if (!isLike) {
        sum.unlike.learners += 1;
        if (sum.unlike.first.length < top) sum.unlike.first.push(history.learner);
      }
      if (!change.changed) return;
      sum.changed += 1;
      sum.movers = [...sum.movers, change].sort(movesMore).slice(0, top);
    },
    result(): Backtest {
      const byType = [...types].map(([type, sums]) => ({ type, ...sums }));
      return {
        ...sum,
        tiers: {
          ...sum.tiers,
          moves: tierMoves(moves),
        },
        types: byType.sort((a, b) => (a.type < b.type ? -1 : 1)),
      };
    },
  };
}
