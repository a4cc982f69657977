import { z } from '@hono/zod-openapi';
import { leftOutSchema } from './calibration.ts';
import { LEARNER_ID } from './values.ts';
import { reviewer, skills, text } from './review.ts';
import { reviewMode, speakerName } from './words.ts';

export const assigneeBody = z
  .strictObject({
    assignee: z
      .string('must be a string or null')
      .regex(LEARNER_ID, 'must be an opaque id')
      .nullable()
      .describe('opaque id of the person who shall decide; null clears it'),
  })
  .openapi('Assignee');

export const modeBody = z.strictObject({ mode: reviewMode }).openapi('ReviewModeRequest');

export const readingBody = z
  .strictObject({ skills, note: text.optional().describe('shown to other reviewers'), reviewer })
  .openapi('BlindReadingRequest');

export const readingMade = z
  .object({
    at: z.string(),
    readings: z.int().describe('readings of this work, with this one'),
  })
  .openapi('BlindReadingMade');

export const progressSchema = z
  .object({
    data: z.array(
      z.object({
        reviewer: z.string(),
        assigned: z.int().describe('items assigned to them that wait for a decision'),
        oldest: z.string().nullable().describe('since when the oldest of them waits'),
        closed: z.int().describe('items assigned to them that are closed'),
        readings: z.int(),
        upheld: z.int(),
        changed: z.int(),
      }),
    ),
  })
  .openapi('ReviewProgress');

export const agreement = z
  .object({
    works: z.int(),
    pairs: z.int().describe('one for each skill that both sides read of a piece of work'),
    kappa: z
      .number()
      .nullable()
      .describe('quadratic weighted kappa on the five bands (Cohen 1968): 1 is agreement, 0 is chance'),
    interval: z
      .object({ low: z.number(), high: z.number() })
      .nullable()
      .describe(
        '95 %, percentile bootstrap over pieces of work (Efron and Tibshirani 1993); null for fewer than 5',
      ),
    exact: z.number().nullable().describe('share of pairs in the same band'),
    adjacent: z.number().nullable().describe('share of pairs at most one band apart'),
  })
  .openapi('PairAgreement');

export const agreementBySkill = z
  .object({
    independence: agreement.optional(),
    quality: agreement.optional(),
    communication: agreement.optional(),
    speed: agreement.optional(),
  })
  .openapi('AgreementBySkill');

const side = agreement
  .extend({
    counts: z
      .array(z.array(z.int()))
      .describe('pairs by band: a row for each band of the first side, a column for each of the second'),
    bySkill: agreementBySkill,
  })
  .openapi('Agreement');

export const agreementSchema = z
  .object({
    readers: side.describe('the first two readers of each piece of work'),
    judge: side.describe('the first reader and the judge’s verdict'),
    newest: z.int().describe('at most so many pieces of work, the newest, are looked at'),
  })
  .openapi('ReviewAgreement');

const turn = z
  .object({
    seq: z.int(),
    part: z.int(),
    kind: z.enum(['text', 'transcript', 'file']),
    speaker: speakerName,
    type: z.string(),
    at: z.string(),
    name: z.string().nullable().describe('of a file'),
    text: z.string(),
    end: z.string().nullable().describe('the end of a text whose middle was left out'),
    leftOut: z.int().describe('characters left out between text and end'),
    quotable: z.boolean().describe('whether these are the learner’s own words'),
  })
  .openapi('WorkTurn');

const bands = z.array(z.string()).optional().describe('the five bands, weakest first');

export const workSchema = z
  .object({
    learner: z.string(),
    calibration: z.int(),
    completion: z.object({
      seq: z.int(),
      type: z.string(),
      stage: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
    rubric: z.object({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      skills: z.object({ independence: bands, quality: bands, communication: bands, speed: bands }),
      points: z.array(z.string()),
      reference: z.string().nullable(),
    }),
    turns: z.array(turn),
    context: z.array(turn).describe('what happened before the work'),
    cowork: z.array(z.object({ seq: z.int(), at: z.string(), own: z.boolean(), action: z.string() })),
    learn: z.array(z.object({ seq: z.int(), at: z.string(), kind: z.string() })),
    checks: z.array(z.object({ seq: z.int(), at: z.string(), passed: z.boolean().nullable() })),
    leftOut: z.array(leftOutSchema).describe('content that was cut to fit'),
  })
  .openapi('Work');
