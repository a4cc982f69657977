import { z } from 'zod';
import type { EventData, Speaker, StoredEvent } from '../../core/event.ts';
import { forEachSkill, type Skill } from '../../core/skill.ts';
import type { DossierInput } from '../dossier-input.ts';
import type { Rubric } from '../../core/rubric.ts';

/** A dossier that people scored. `group` is what must not be split between tuning and holding out. */
export type HumanCase = { id: string; group: string; skill: Skill; human: number; input: DossierInput };

const answers = z.object({
  questions: z.array(
    z.object({
      question: z.string(),
      references: z.array(z.string()),
      answers: z.array(z.object({ id: z.string().nullable(), text: z.string(), score: z.number() })),
    }),
  ),
});

const dialogues = z.object({
  dialogues: z.array(
    z.object({
      id: z.string(),
      task: z.string(),
      reference: z.string(),
      selfCorrectness: z.string().nullable(),
      turns: z.array(z.object({ role: z.enum(['coach', 'learner']), text: z.string() })),
    }),
  ),
});

/** How far the learner got alone, on 0–100: the middles of three equal parts. */
const ALONE: Readonly<Record<string, number>> = {
  Yes: 250 / 3,
  'Yes, but I had to reveal the answer': 50,
  No: 50 / 3,
};

const START = Date.UTC(2026, 0, 5, 9);
const BANDS: [string, string, string, string, string] = ['weak', 'partial', 'sound', 'strong', 'exceptional'];

type Said = { speaker: Speaker; type: string; text?: string };

function eventOf({ speaker, type, text }: Said, seq: number): StoredEvent {
  const time = new Date(START + seq * 60_000).toISOString();
  const data: EventData = { stage: 'task', speaker, ...(text === undefined ? {} : { text }) };
  return {
    seq,
    id: `${seq}`,
    source: 'human-scored',
    type,
    time,
    effectiveTime: time,
    acceptedAt: time,
    speaker,
    data,
  };
}

/** A dossier input of these turns, as storage would give it: the task opens it, its completion ends it. */
export function inputFromTurns(
  learner: string,
  task: string,
  reference: string | undefined,
  said: readonly Said[],
): DossierInput {
  const lines: Said[] = [
    { speaker: 'system', type: 'stage.started', text: task },
    ...said,
    { speaker: 'system', type: 'stage.completed' },
  ];
  const events = lines.map((line, index) => eventOf(line, index + 1));
  const rubric: Rubric = {
    title: task,
    skills: forEachSkill(() => ({ bands: BANDS })),
    points: [],
    reference,
  };
  return {
    learner,
    completion: events.at(-1) as StoredEvent,
    events,
    context: [],
    rubric: { id: 'human-scored', version: 1, body: rubric },
    prior: [],
    snapshot: {
      version: 0,
      skills: forEachSkill(() => ({ mean: 50, sd: 20, observations: 0 })),
      overall: { mean: 50, sd: 18, tier: 'unrated' },
    },
    cohortMinutes: null,
    parFactor: 1,
  };
}

function answerCases(set: z.infer<typeof answers>): HumanCase[] {
  return set.questions.flatMap(({ question, references, answers }) =>
    answers.map(({ id, text, score }, index) => ({
      id: id ?? `answer ${index + 1}`,
      group: question,
      skill: 'quality' as const,
      human: 100 * score,
      input: inputFromTurns(id ?? `answer-${index + 1}`, question, references.join('\n'), [
        { speaker: 'learner', type: 'work.submitted', text },
      ]),
    })),
  );
}

function dialogueCases(set: z.infer<typeof dialogues>): HumanCase[] {
  return set.dialogues.flatMap(({ id, task, reference, selfCorrectness, turns }) => {
    const human = ALONE[selfCorrectness ?? ''];
    if (human === undefined) return [];
    const said = turns.map(({ role, text }) => ({ speaker: role, type: 'chat.turn_taken', text }));
    const input = inputFromTurns(id, task, reference, said);
    // Dialogues about one task share its solution, so they stay together: stricter than a split by dialogue.
    return [{ id, group: task, skill: 'independence' as const, human, input }];
  });
}

/** The cases of a human-scored file: answers with expert scores (quality) or dialogues with how far the learner got alone. */
export function humanCases(document: unknown): HumanCase[] {
  const asAnswers = answers.safeParse(document);
  if (asAnswers.success) return answerCases(asAnswers.data);
  return dialogueCases(dialogues.parse(document));
}
