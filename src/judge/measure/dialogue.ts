import { z } from 'zod';
import type { Speaker } from '../../core/event.ts';

/** A piece of real work from a data set: a task, the turns, and a reference answer. */
export type Dialogue = {
  id: string;
  task: string;
  reference: string;
  turns: { speaker: Speaker; text: string }[];
  /** People's score on 0–100; null if there is none. */
  human: number | null;
  /** Whether people scored an answer (quality) or how far the learner got without help (independence). */
  kind: 'answer' | 'dialogue';
};

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
