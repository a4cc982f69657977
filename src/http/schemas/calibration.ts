import { z } from '@hono/zod-openapi';
import { readingSchema } from './reading.ts';
import { historySchema } from './review-history.ts';
import { skillReadings } from './skill-readings.ts';
import { traceSchema } from './trace.ts';
import { observationSource, shownTier, skillName } from './words.ts';

export const snapshotLineSchema = z
  .object({
    skills: skillReadings,
    overall: z.object({ mean: z.number(), sd: z.number(), tier: shownTier }),
  })
  .openapi('SnapshotLine');

const observation = z
  .object({
    skill: skillName,
    source: observationSource,
    x: z.number().describe('the reading on 0–100'),
    evidence: z.int().describe('number of verified quotes or events behind it'),
    confidence: z.number(),
    card: z
      .string()
      .nullable()
      .describe(
        'the judge card that corrected it; `uncalibrated` if this judge was never measured on this skill; null if it was not read by a judge',
      ),
    interRaterSd: z
      .number()
      .optional()
      .describe('of a panel: the standard deviation between its members, in points, which lowers the weight'),
  })
  .openapi('Observation');

export const calibrationLineSchema = z
  .object({
    number: z.int(),
    completion: z.int().describe('seq of the event that completed the touchpoint'),
    source: z.enum(['judge', 'unscored', 'rescore', 'review', 'void']),
    replaces: z.int().nullable(),
    judge: z.string().nullable(),
    judgeVersion: z.string().nullable(),
    unscored: z.string().nullable().describe('why the answer of the judge could not be used'),
    policyVersion: z.int(),
    effectiveTime: z.string(),
    observations: z.array(observation),
    reason: z.string().nullable(),
    flags: z.array(z.string()),
    asksReview: z.boolean(),
    after: snapshotLineSchema,
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
  })
  .openapi('Calibration');

const quote = z
  .looseObject({
    skill: z.string(),
    seq: z.int(),
    text: z.string(),
    turn: z
      .object({ speaker: z.string(), at: z.string(), text: z.string() })
      .nullable()
      .describe('the turn in which the learner said it'),
  })
  .openapi('Quote');

export const leftOutSchema = z
  .object({ part: z.string(), items: z.int(), characters: z.int() })
  .openapi('LeftOut');

const dossierSummarySchema = z
  .object({
    rubric: z.object({ id: z.string(), version: z.int(), title: z.string().nullable() }),
    counts: z.object({
      turns: z.int(),
      context: z.int(),
      events: z.int(),
      cowork: z.int(),
      learn: z.int(),
      checks: z.int(),
      prior: z.int(),
    }),
    timing: z.unknown().describe('measured times in minutes'),
    leftOut: z.array(leftOutSchema).describe('content that was cut to fit'),
  })
  .openapi('DossierSummary');

/** A calibration in full. Parts that were erased or never existed are null. */
export const calibrationSchema = calibrationLineSchema
  .extend({
    before: snapshotLineSchema,
    quotes: z.array(quote),
    events: z.array(z.looseObject({ skill: z.string(), seq: z.int(), what: z.string() })),
    dossier: dossierSummarySchema.nullable(),
    verdict: z
      .object({
        score: z
          .unknown()
          .describe('link A: bands, confidence, and the quotes found in the learner’s own text'),
        check: z.unknown().describe('link B: confidence, flags and the stored reason'),
      })
      .nullable(),
    readings: z
      .array(readingSchema)
      .optional()
      .describe(
        'what people read before they saw it; for reviewers, who see those of others once nobody can be influenced',
      ),
    review: historySchema.describe('its appeals and reviews'),
    trace: traceSchema,
  })
  .openapi('CalibrationDetail');
