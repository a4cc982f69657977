import type { Observation } from '../../core/observation.ts';
import { mean } from 'simple-statistics';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import type { ScoredWork } from './scored-work.ts';

/** The number of reviews per touchpoint kind and skill needed to fit weights. */
export const ENOUGH_REVIEWS = 60;

/** A completion that a person reviewed, as stored. */
type Reviewed = {
  learner: number;
  completion: number;
  observations: readonly Observation[];
  blind: readonly Partial<Record<Skill, number>>[];
  dossier: unknown;
};

/** The kind of a touchpoint: the event kind with most of the learner's words (chat, note, work, voice, …). */
function touchpointKind({ turns, completion }: Dossier): string {
  const kindOf = (type: string) => type.split('.')[0] ?? type;
  const words = new Map<string, number>();
  for (const turn of turns.filter(({ quotable }) => quotable)) {
    const kind = kindOf(turn.type);
    const own = totalWords(piecesOf(turn));
    words.set(kind, (words.get(kind) ?? 0) + own);
  }
  const [most] = [...words].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? kindOf(completion.type);
}

/** Each blind reader's reading of each skill. */
function ratersOf(blind: Reviewed['blind']): Partial<Record<Skill, number[]>> {
  const raters = SKILLS.map((skill) => [skill, blind.flatMap((read) => read[skill] ?? [])] as const);
  return Object.fromEntries(raters.filter(([, read]) => read.length > 0));
}

/**
 * Reviewed work as scored work: a person's decision, otherwise the mean of the blind readings. The group is the learner, since new learners will do the same
 * tasks.
 */
export function workFromReview({ learner, completion, observations, blind, dossier }: Reviewed): ScoredWork {
  const own = observations.filter(({ source }) => source === 'review');
  const raters = ratersOf(blind);
  const read = Object.entries(raters).map(([skill, given]) => [skill, mean(given)] as const);
  const human = Object.fromEntries([...read, ...own.map(({ skill, x }) => [skill, x] as const)]);
  const stored = dossier as Dossier;
  const group = `learner ${learner}`;
  const id = `${learner}/${completion}`;
  return { id, group, kind: touchpointKind(stored), dossier: stored, human, raters };
}

export type ReviewCount = { skill: Skill; kind: string; reviews: number };

/**
 * Keeps the scores of kinds and skills with enough reviews, and counts all of them. `works` is empty if none has
 * enough.
 */
export function enoughReviewed(works: readonly ScoredWork[]): { works: ScoredWork[]; counts: ReviewCount[] } {
  const counts = new Map<string, ReviewCount>();
  for (const { kind, human } of works) {
    for (const skill of Object.keys(human) as Skill[]) {
      const before = counts.get(`${skill} ${kind}`)?.reviews ?? 0;
      counts.set(`${skill} ${kind}`, { skill, kind, reviews: before + 1 });
    }
  }
  const isEnough = (skill: string, kind: string) =>
    (counts.get(`${skill} ${kind}`)?.reviews ?? 0) >= ENOUGH_REVIEWS;
  const kept = works.map((work) => ({
    ...work,
    human: Object.fromEntries(Object.entries(work.human).filter(([skill]) => isEnough(skill, work.kind))),
  }));
  return {
    works: kept.filter(({ human }) => Object.keys(human).length > 0),
    counts: [...counts.values()].sort((a, b) => b.reviews - a.reviews),
  };
}
