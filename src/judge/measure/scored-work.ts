import { z } from 'zod';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import { inputFrom, type Dialogue } from './input-from.ts';

const points = z.number().min(0).max(100);
const raters = z.partialRecord(z.enum(SKILLS), z.array(points));
/** The uniform form: texts with people's scores by skill. */
const scoredItems = z.object({
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

/** How far the learner got without help, on 0–100: the middles of three equal parts. */
const ALONE: Readonly<Record<string, number>> = {
  Yes: 250 / 3,
  'Yes, but I had to reveal the answer': 50,
  No: 50 / 3,
};

/** People's score on 0–100: of an answer (quality), or of how far the learner got without help (independence). */
export type ScoredDialogue = Required<Dialogue> & { human: number | null; kind: 'answer' | 'dialogue' };

const scoredAnswers = z
  .object({
    questions: z.array(
      z.object({
        question: z.string(),
        references: z.array(z.string()),
        answers: z.array(z.object({ id: z.string().nullish(), text: z.string(), score: z.number() })),
      }),
    ),
  })
  .transform(({ questions }) =>
    questions.flatMap(({ question, references, answers }, place) =>
      answers.map(({ id, text, score }, index): ScoredDialogue => ({
        id: id ?? `${place + 1}.${index + 1}`,
        task: question,
        reference: references.join('\n'),
        turns: [{ speaker: 'learner', text }],
        human: 100 * score,
        kind: 'answer',
      })),
    ),
  );

const scoredDialogues = z
  .object({
    dialogues: z.array(
      z.object({
        id: z.string(),
        task: z.string(),
        reference: z.string(),
        selfCorrectness: z.string().nullish(),
        turns: z.array(z.object({ role: z.enum(['coach', 'learner']), text: z.string() })),
      }),
    ),
  })
  .transform(({ dialogues }) =>
    dialogues.map(({ id, task, reference, selfCorrectness, turns }): ScoredDialogue => ({
      id,
      task,
      reference,
      turns: turns.map(({ role, text }) => ({ speaker: role, text })),
      human: ALONE[selfCorrectness ?? ''] ?? null,
      kind: 'dialogue',
    })),
  );

function has(document: unknown, name: string): boolean {
  return typeof document === 'object' && document !== null && name in document;
}

/** Throws for another form, naming the first wrong place. */
function read<T>(form: z.ZodType<T>, document: unknown, otherwise: string): T {
  const { data, error } = form.safeParse(document);
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new Error(`${otherwise}: /${issue?.path.join('/')}: ${issue?.message}`);
}

/**
 * The dialogues of a human-scored file: answers with expert scores from 0 to 1, or dialogues with how far the
 * learner got without help. Throws if the document is neither.
 */
export function dialoguesOf(document: unknown): ScoredDialogue[] {
  const form = has(document, 'questions') ? scoredAnswers : scoredDialogues;
  return read(form, document, 'neither scored answers ("questions") nor scored dialogues ("dialogues")');
}

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

function fromDialogue(dialogue: ScoredDialogue): ScoredWork[] {
  const { id, task, kind, human } = dialogue;
  if (human === null) return [];
  const scored = kind === 'answer' ? { quality: human } : { independence: human };
  return [{ id, group: task, kind, dossier: buildDossier(inputFrom(dialogue)), human: scored }];
}

/**
 * The scored work of a file: `items` with scores by skill, or the forms of `dialoguesOf`. Throws if the document
 * has another form, or an id twice: it would be measured as one and the same text.
 */
export function scoredWorkOf(document: unknown): ScoredWork[] {
  if (!has(document, 'items')) return dialoguesOf(document).flatMap(fromDialogue);
  const { items } = read(scoredItems, document, 'not scored items');
  const ids = new Set<string>();
  return items.map(({ id, group, kind, source, text, human: { raters: both, ...human }, raters }) => {
    if (ids.has(id)) throw new Error(`not scored items: the id "${id}" is used twice`);
    ids.add(id);
    const given = raters ?? (both && { communication: both });
    // No task: words of a title would count as words of the task.
    const input = inputFrom({ id, task: '', turns: [{ speaker: 'learner', text }] }, 'note');
    const work = { id, group, kind: kind ?? source ?? 'item', dossier: buildDossier(input), human };
    return { ...work, ...(given && { raters: given }) };
  });
}

export function scoredFor(works: readonly ScoredWork[], skill: Skill): ScoredWork[] {
  return works.filter(({ human }) => human[skill] !== undefined);
}

export function skillsScored(works: readonly ScoredWork[]): Skill[] {
  return SKILLS.filter((skill) => scoredFor(works, skill).length > 0);
}
