import { hash } from 'node:crypto';
import { mean, sumSimple } from 'simple-statistics';
import type { Skill } from '../../core/skill.ts';
import { judgeDossier } from '../chain.ts';
import type { Judge, FitOptions } from '../judge.ts';
import { sawAny, type FittedWeights } from '../offline/weights.ts';
import type { ScoreStep } from '../answer.ts';
import type { ScoredWork } from './scored-work.ts';

export const FIFTHS = 5;
/** With fewer groups, each is held out separately: a fifth would be only one or two. */
const FEW_GROUPS = 10;

/**
 * The part of each group (a question, a task, a person), from 0: fifths of the groups, or one part per group if they are
 * few. Groups are ordered by a hash of their name, so the split depends neither on the file's order nor on a choice.
 */
export function partsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  const hashed = new Map(groups.map((group) => [hash('sha256', group), group]));
  const ordered = [...hashed.keys()].toSorted().map((key) => hashed.get(key) ?? '');
  const parts = ordered.length < FEW_GROUPS ? ordered.length : FIFTHS;
  return new Map(ordered.map((group, index) => [group, index % parts]));
}

/** A judge's reading of one piece of work, by both links. */
export type Reading = {
  /** By skill; missing if the judge found no evidence or gave no readable answer. */
  x: Partial<Record<Skill, number>>;
  /** Skills that were read in another way than the judge's card covers. */
  uncarded: string[];
  cost: number | null;
  tokens: number;
};

export type ReadWork = (judge: Judge, work: ScoredWork) => Promise<Reading>;

function uncardedIn(step: ScoreStep): string[] {
  const scores = 'scores' in step ? Object.entries(step.scores) : [];
  return scores.flatMap(([skill, score]) => (score !== 'no_evidence' && score.uncarded ? [skill] : []));
}

async function readWork(judge: Judge, { dossier }: ScoredWork): Promise<Reading> {
  const { verdict, score, check } = await judgeDossier(judge, dossier);
  const judged = verdict.observations.filter(({ source }) => source === 'judge');
  const traces = [score.trace, ...(check === null ? [] : [check.trace])];
  const costs = traces.flatMap(({ cost }) => cost ?? []);
  return {
    x: Object.fromEntries(judged.map((observation) => [observation.skill, observation.x])),
    uncarded: uncardedIn(score),
    cost: costs.length < traces.length ? null : sumSimple(costs),
    tokens: sumSimple(traces.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens)),
  };
}

/** Reads each piece of work once per judge, however many of its skills are measured: model calls cost money. */
export function readOnce(onRead: () => void): ReadWork {
  const read = new Map<Judge, Map<ScoredWork, Reading>>();
  return async (judge, work) => {
    const known = read.get(judge) ?? new Map<ScoredWork, Reading>();
    read.set(judge, known);
    const reading = known.get(work) ?? (await readWork(judge, work));
    known.set(work, reading);
    onRead();
    return reading;
  };
}

const RETESTED = 20;

/** Mean difference of a second reading of the first works, in points; 0 for a deterministic judge. */
export async function retestOf(
  judgeOf: (work: ScoredWork) => Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  first: readonly Reading[],
): Promise<number> {
  const differences: number[] = [];
  for (const [index, work] of works.slice(0, RETESTED).entries()) {
    const [again, before] = [(await readWork(judgeOf(work), work)).x[skill], first[index]?.x[skill]];
    if (again !== undefined && before !== undefined) differences.push(Math.abs(again - before));
  }
  return differences.length === 0 ? 0 : mean(differences);
}

type Readers = {
  of(work: ScoredWork): Judge;
  /** Weights fitted on the whole set; null if the judge reads it as it is. */
  fitted: FittedWeights | null;
};

/**
 * The judge that reads each work. If its weights were or will be fitted on this set, each part is read by the same judge
 * with weights from the other parts.
 */
export function readersOf(
  judge: Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  parts: ReadonlyMap<string, number>,
  { fits, ...how }: FitOptions & { fits: boolean },
): Readers {
  const fit = judge.fit?.[skill];
  const applies = fits || sawAny(judge.weights?.[skill], works);
  if (fit === undefined || !applies) return { of: () => judge, fitted: null };
  const judges = new Map(
    [...new Set(parts.values())].map((heldOut) => {
      const others = works.filter(({ group }) => parts.get(group) !== heldOut);
      return [heldOut, fit(others, how)];
    }),
  );
  return {
    of: ({ group }) => judges.get(parts.get(group) ?? 0) ?? judge,
    fitted: fit(works, how).weights?.[skill] ?? null,
  };
}
