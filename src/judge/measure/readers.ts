import { createHash } from 'node:crypto';
import { mean } from 'simple-statistics';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { judgeDossier } from '../chain.ts';
import type { Judge, FitOptions, FittedWeights, ScoredDossier } from '../judge.ts';
import type { ScoreStep } from '../answer.ts';
import type { ScoredWork } from './scored-work.ts';

/** The number of parts if there are enough groups. */
export const FIFTHS = 5;
/** With fewer groups, each is held out separately: a fifth would be only one or two. */
const FEW_GROUPS = 10;

/**
 * The part of each group, from 0: fifths of the groups, or one part per group if they are few. A group (a question,
 * a task, a person) is never split. Groups are ordered by a hash of their name, so the split depends neither on the
 * file's order nor on a choice.
 */
export function partsOf(groups: readonly string[]): ReadonlyMap<string, number> {
  const hashOf = (group: string) => createHash('sha256').update(group).digest('hex');
  const hashed = [...new Set(groups)].map((group) => ({ group, hash: hashOf(group) }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const parts = hashed.length < FEW_GROUPS ? hashed.length : FIFTHS;
  return new Map(hashed.map(({ group }, index) => [group, index % parts]));
}

/** A judge's reading of one piece of work, by both links. */
export type Reading = {
  /** By skill; missing if the judge found no evidence or gave no readable answer. */
  x: Partial<Record<Skill, number>>;
  /** Skills that were read in another way than the judge's card covers. */
  uncarded: Skill[];
  cost: number | null;
  tokens: number;
};

export type ReadWork = (judge: Judge, work: ScoredWork) => Promise<Reading>;

function isUncarded(step: ScoreStep, skill: Skill): boolean {
  const score = 'scores' in step ? step.scores[skill] : undefined;
  return typeof score === 'object' && score.uncarded === true;
}

/** Reads one piece of work with the whole chain. */
async function readWork(judge: Judge, { dossier }: ScoredWork): Promise<Reading> {
  const { verdict, score, check } = await judgeDossier(judge, dossier);
  const judged = verdict.observations.filter(({ source }) => source === 'judge');
  const traces = [score.trace, ...(check === null ? [] : [check.trace])];
  const costs = traces.map((trace) => trace.cost);
  return {
    x: Object.fromEntries(judged.map((observation) => [observation.skill, observation.x])),
    uncarded: SKILLS.filter((skill) => isUncarded(score, skill)),
    cost: costs.every((cost) => cost !== null) ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    tokens: traces.reduce((sum, trace) => sum + trace.inputTokens + trace.outputTokens, 0),
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
  first: ReadonlyMap<ScoredWork, Reading>,
): Promise<number> {
  const differences: number[] = [];
  for (const work of works.slice(0, RETESTED)) {
    const [again, before] = [(await readWork(judgeOf(work), work)).x[skill], first.get(work)?.x[skill]];
    if (again !== undefined && before !== undefined) differences.push(Math.abs(again - before));
  }
  return differences.length === 0 ? 0 : mean(differences);
}

type Readers = {
  of(work: ScoredWork): Judge;
  /** Weights fitted on the whole set, if a fit was requested or the set was used for one before. */
  fitted: FittedWeights | null;
};

/**
 * Selects the judge that reads each work. A judge whose weights were or will be fitted on this set would be
 * measured on its training data, so each part is read by the same judge with weights from the other parts.
 */
export function readersOf(
  judge: Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  parts: ReadonlyMap<string, number>,
  { fits, ...how }: FitOptions & { fits: boolean },
): Readers {
  const fitting = judge.fittings?.find((one) => one.skill === skill);
  const applies = fitting !== undefined && (fits || works.some(({ group }) => fitting.saw(group)));
  if (!applies) return { of: () => judge, fitted: null };
  const cases = works.map(({ dossier, group, kind, human }): ScoredDossier => ({
    dossier,
    group,
    kind,
    human: human[skill] ?? 0,
  }));
  const judges = Array.from(
    { length: 1 + Math.max(...parts.values()) },
    (_, heldOut) =>
      fitting.fit(
        cases.filter(({ group }) => parts.get(group) !== heldOut),
        how,
      ).judge,
  );
  return {
    of: ({ group }) => judges[parts.get(group) ?? 0] ?? judge,
    fitted: fitting.fit(cases, how).fitted,
  };
}
