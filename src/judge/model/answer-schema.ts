import { z } from 'zod';
import { BANDS } from '../../core/band.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';
import type { Rubric } from '../../core/rubric.ts';
import { CONFIDENCES, FLAGS, type Check, type Scores } from '../judge.ts';

/**
 * Providers differ in what JSON Schema they take, so the schemas say only what all of them do: objects whose
 * properties are all required, arrays, plain numbers. Ranges are refinements, checked here after the answer.
 */
const oneOf = (values: readonly number[]) =>
  z.number().refine((value) => values.includes(value), `one of ${values.join(', ')}`);

const scored = z.object({
  evidence: z.boolean().describe('false where the transcript shows nothing of this skill'),
  band: oneOf(BANDS).describe('1 to 5'),
  position: z
    .number()
    .refine((value) => value >= 0 && value <= 1, 'from 0 to 1')
    .describe('0 to 1'),
  confidence: oneOf(CONFIDENCES).describe('0.25, 0.5, 0.75 or 1'),
  quotes: z.array(z.object({ seq: z.number(), text: z.string() })),
  events: z.array(z.object({ seq: z.number(), what: z.string() })),
});

type Scored = z.infer<typeof scored>;

/** The answer of link A: one object for each skill that the rubric describes. */
export function scoreSchema(rubric: Rubric): z.ZodType<Record<string, Scored>> {
  const named = SKILLS.filter((skill) => rubric.skills[skill] !== undefined);
  return z.object(Object.fromEntries(named.map((skill) => [skill, scored])));
}

/** Link A's answer in our form. */
export function scoresFrom(answer: Record<string, Scored>): Scores {
  const scores: Scores = {};
  for (const skill of SKILLS) {
    const given = answer[skill];
    if (given === undefined) continue;
    const { evidence, ...score } = given;
    scores[skill] = evidence ? (score as Exclude<Scores[Skill], string>) : 'no_evidence';
  }
  return scores;
}

/** The answer of link B: nothing in it is a reading, so nothing in it can raise one. */
export const checkSchema = z.object({
  confidence: z.array(z.object({ skill: z.enum(SKILLS), confidence: oneOf(CONFIDENCES) })),
  flags: z.array(z.enum(FLAGS)),
  asksReview: z.boolean(),
  reason: z.string().refine((text) => text.trim() !== '', 'two sentences'),
});

/** Link B's answer in our form; of two confidences for a skill the lower counts. */
export function checkFrom(answer: z.infer<typeof checkSchema>): Check {
  const confidence: Check['confidence'] = {};
  for (const { skill, confidence: given } of answer.confidence) {
    const value = Math.min(given, confidence[skill] ?? 1) as (typeof CONFIDENCES)[number];
    confidence[skill] = value;
  }
  const { flags, asksReview, reason } = answer;
  return { confidence, flags, asksReview, reason };
}
