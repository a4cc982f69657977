import type { Observation } from '../../core/observation.ts';
import { mean } from 'simple-statistics';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import type { Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import { scoredFor, type ScoredWork } from './scored-work.ts';

/** Needed to fit weights, per touchpoint kind and skill. */
export const ENOUGH_REVIEWS = 60;

type Reviewed = {
  learner: number;
  completion: number;
  observations: readonly Observation[];
  blind: readonly Partial<Record<Skill, number>>[];
  dossier: unknown;
};

/** The event kind with most of the learner's words: chat, note, work, voice, … */
function touchpointKind({ turns, completion }: Dossier): string {
  const kindOf = ({ type }: { type: string }) => type.split('.')[0] ?? type;
  const own = Map.groupBy(
    turns.filter(({ quotable }) => quotable),
    kindOf,
  );
  const words = [...own].map(([kind, said]) => ({ kind, count: totalWords(said.flatMap(piecesOf)) }));
  return words.toSorted((a, b) => b.count - a.count)[0]?.kind ?? kindOf(completion);
}

/**
 * Reviewed work as scored work: a person's decision, otherwise the mean of the blind readings. The group is the learner,
 * since new learners will do the same tasks.
 */
export function workFromReview({ learner, completion, observations, blind, dossier }: Reviewed): ScoredWork {
  const readBy = SKILLS.map((skill) => [skill, blind.flatMap((read) => read[skill] ?? [])] as const);
  const raters = Object.fromEntries(readBy.filter(([, read]) => read.length > 0));
  const means = Object.entries(raters).map(([skill, read]) => [skill, mean(read)]);
  const decided = observations.filter(({ source }) => source === 'review').map(({ skill, x }) => [skill, x]);
  return {
    id: `${learner}/${completion}`,
    group: `learner ${learner}`,
    kind: touchpointKind(dossier as Dossier),
    dossier: dossier as Dossier,
    human: Object.fromEntries([...means, ...decided]) as ScoredWork['human'],
    raters,
  };
}

export type ReviewCount = { skill: Skill; kind: string; reviews: number };

/** Keeps the scores of kinds and skills with enough reviews, and counts all. `works` is empty if none has enough. */
export function enoughReviewed(works: readonly ScoredWork[]): { works: ScoredWork[]; counts: ReviewCount[] } {
  const counts = [...Map.groupBy(works, ({ kind }) => kind)].flatMap(([kind, same]) =>
    SKILLS.map((skill) => ({ skill, kind, reviews: scoredFor(same, skill).length })),
  );
  const enough = counts.filter(({ reviews }) => reviews >= ENOUGH_REVIEWS);
  const kept = works.map((work) => {
    const isEnough = (name: string) => enough.some(({ skill, kind }) => skill === name && kind === work.kind);
    const human = Object.entries(work.human).filter(([skill]) => isEnough(skill));
    return { ...work, human: Object.fromEntries(human) };
  });
  return {
    works: kept.filter(({ human }) => Object.keys(human).length > 0),
    counts: counts.filter(({ reviews }) => reviews > 0).toSorted((a, b) => b.reviews - a.reviews),
  };
}
