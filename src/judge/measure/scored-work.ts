import { SKILLS, type Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import { dialoguesOf, type Dialogue } from './dialogue.ts';
import { inputFrom } from './input-from.ts';
import { hasItems, itemsOf } from './scored-items.ts';

/** A piece of work that people scored, as the judge gets it. */
export type ScoredWork = {
  id: string;
  /** The unit of holding out: a task, a question, a person. */
  group: string;
  /** The kind of text: people's scales and habits differ by kind. */
  kind: string;
  dossier: Dossier;
  /** People's scores, on 0–100. */
  human: Partial<Record<Skill, number>>;
  /** Each rater's score of a skill, if the set has them. */
  raters?: Partial<Record<Skill, number[]>>;
};

/** The number of the learner's own words. */
export function ownWords({ turns }: Dossier): number {
  return totalWords(turns.filter(({ quotable }) => quotable).flatMap(piecesOf));
}

function fromDialogue(dialogue: Dialogue): ScoredWork[] {
  const { id, task, kind, human } = dialogue;
  if (human === null) return [];
  const scored = kind === 'answer' ? { quality: human } : { independence: human };
  return [{ id, group: task, kind, dossier: buildDossier(inputFrom(dialogue)), human: scored }];
}

/**
 * The scored work of a file: `items` with scores by skill, or the forms of `dialoguesOf`. Throws if the document
 * has another form.
 */
export function scoredWorkOf(document: unknown): ScoredWork[] {
  if (!hasItems(document)) return dialoguesOf(document).flatMap(fromDialogue);
  return itemsOf(document).map(({ id, group, kind, text, human, raters }) => {
    const turns = [{ speaker: 'learner' as const, text }];
    const input = inputFrom({ id, task: TITLE, turns }, 'note');
    return { id, group, kind, dossier: buildDossier(input), human, ...(raters && { raters }) };
  });
}

/** Empty, since an item names no task: words of a title would count as words of the task. */
const TITLE = '';

/** The skills that any of the work is scored for, in the usual order. */
export function skillsScored(works: readonly ScoredWork[]): Skill[] {
  return SKILLS.filter((skill) => works.some(({ human }) => human[skill] !== undefined));
}
