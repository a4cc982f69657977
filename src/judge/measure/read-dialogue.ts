import type { Skill } from '../../core/skill.ts';
import { judgeDossier } from '../chain.ts';
import { buildDossier } from '../dossier/build.ts';
import type { Judge } from '../judge.ts';
import { wordsOf } from '../offline/words.ts';
import type { Dialogue } from './dialogue.ts';
import { inputFrom } from './input-from.ts';

/** A dialogue beside what a judge and people made of it. */
export type Scored = {
  id: string;
  group: string;
  human: number;
  /** The reading, null where the judge found no evidence or gave no readable answer. */
  x: number | null;
  /** All readings of the verdict, for halo. */
  all: Partial<Record<Skill, number>>;
  words: number;
  cost: number | null;
  tokens: number;
};

function ownWords({ turns }: Dialogue): number {
  return turns
    .filter(({ speaker }) => speaker === 'learner')
    .reduce((sum, { text }) => sum + wordsOf(text).length, 0);
}

/** Reads one dialogue by both links, as the heavy path would. */
export async function readDialogue(judge: Judge, dialogue: Dialogue, skill: Skill): Promise<Scored> {
  const { verdict, score, check } = await judgeDossier(judge, buildDossier(inputFrom(dialogue)));
  const judged = verdict.observations.filter(({ source }) => source === 'judge');
  const traces = [score.trace, ...(check === null ? [] : [check.trace])];
  const costs = traces.map((trace) => trace.cost);
  return {
    id: dialogue.id,
    group: dialogue.task,
    human: dialogue.human ?? 0,
    x: judged.find((observation) => observation.skill === skill)?.x ?? null,
    all: Object.fromEntries(judged.map((observation) => [observation.skill, observation.x])),
    words: ownWords(dialogue),
    cost: costs.every((cost) => cost !== null) ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    tokens: traces.reduce((sum, trace) => sum + trace.inputTokens + trace.outputTokens, 0),
  };
}
