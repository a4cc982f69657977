import { z } from 'zod';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import { totalWords } from '../../core/text.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import { piecesOf } from '../dossier/turn.ts';
import { inputFrom, type Dialogue } from './input-from.ts';

/** A text with people's scores by skill: the uniform form of a human-scored file. */
type ScoredItem = {
  id: string;
  group: string;
  kind: string;
  text: string;
  human: Partial<Record<Skill, number>>;
  raters?: Partial<Record<Skill, number[]>>;
};

const points = z.number().min(0).max(100);
const raters = z.partialRecord(z.enum(SKILLS), z.array(points));
const items = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      /** The kind of text, also called its source. */
      kind: z.string().optional(),
      source: z.string().optional(),
      text: z.string(),
      /** `raters` here are the scores for communication. */
      human: z.strictObject({
        ...forEachSkill(() => points.optional()),
        raters: z.array(points).optional(),
      }),
      raters: raters.optional(),
    }),
  ),
});

/** An id that several items have; they would be measured as one and the same text. */
function doubledId(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function hasItems(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'items' in document;
}

/** The items of a uniform file. Throws if the form is wrong, naming the first wrong place. */
function itemsOf(document: unknown): ScoredItem[] {
  const read = items.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`not scored items: /${issue?.path.join('/')}: ${issue?.message}`);
  }
  const doubled = doubledId(read.data.items.map(({ id }) => id));
  if (doubled !== undefined) throw new Error(`not scored items: the id "${doubled}" is used twice`);
  return read.data.items.map(
    ({ id, group, kind, source, text, human: { raters: both, ...human }, raters }) => {
      const given = raters ?? (both && { communication: both });
      return { id, group, kind: kind ?? source ?? 'item', text, human, ...(given && { raters: given }) };
    },
  );
}

const answers = z.object({
  questions: z.array(
    z.object({
      question: z.string(),
      references: z.array(z.string()),
      answers: z.array(z.object({ id: z.string().nullish(), text: z.string(), score: z.number() })),
    }),
  ),
});

const dialogues = z.object({
  dialogues: z.array(
    z.object({
      id: z.string(),
      task: z.string(),
      reference: z.string(),
      selfCorrectness: z.string().nullish(),
      turns: z.array(z.object({ role: z.enum(['coach', 'learner']), text: z.string() })),
    }),
  ),
});

/** How far the learner got without help, on 0–100: the middles of three equal parts. */
const ALONE: Readonly<Record<string, number>> = {
  Yes: 250 / 3,
  'Yes, but I had to reveal the answer': 50,
  No: 50 / 3,
};

function fromAnswers(set: z.infer<typeof answers>): Dialogue[] {
  return set.questions.flatMap(({ question, references, answers }, place) =>
    answers.map(({ id, text, score }, index) => ({
      id: id ?? `${place + 1}.${index + 1}`,
      task: question,
      reference: references.join('\n'),
      turns: [{ speaker: 'learner' as const, text }],
      human: 100 * score,
      kind: 'answer' as const,
    })),
  );
}

function fromDialogues(set: z.infer<typeof dialogues>): Dialogue[] {
  return set.dialogues.map(({ id, task, reference, selfCorrectness, turns }) => ({
    id,
    task,
    reference,
    turns: turns.map(({ role, text }) => ({ speaker: role, text })),
    human: ALONE[selfCorrectness ?? ''] ?? null,
    kind: 'dialogue' as const,
  }));
}

/**
 * The dialogues of a human-scored file: answers with expert scores from 0 to 1, or dialogues with how far the
 * learner got without help. Throws if the document is neither.
 */
export function dialoguesOf(document: unknown): Dialogue[] {
  const asAnswers = answers.safeParse(document);
  if (asAnswers.success) return fromAnswers(asAnswers.data);
  const asDialogues = dialogues.safeParse(document);
  if (asDialogues.success) return fromDialogues(asDialogues.data);
  const isAnswers = typeof document === 'object' && document !== null && 'questions' in document;
  const [issue] = (isAnswers ? asAnswers : asDialogues).error.issues;
  throw new Error(
    `neither scored answers ("questions") nor scored dialogues ("dialogues"): /${issue?.path.join('/')}: ${issue?.message}`,
  );
}

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
