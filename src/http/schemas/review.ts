import { z } from '@hono/zod-openapi';
import { BANDS } from '../../core/band.ts';
import { REVIEW_REASONS } from '../../core/review.ts';
import { QUEUE_STATES } from '../../store/review/read-queue.ts';
import { snapshotLineSchema } from './calibration.ts';
import { LEARNER_ID } from './values.ts';
import { reviewMode, reviewState, ruling } from './words.ts';

const LONGEST = 2000;

export const text = z
  .string('must be a string')
  .trim()
  .min(1, 'must not be empty')
  .max(LONGEST, `must have at most ${LONGEST} characters`);

const reason = text.describe('shown to the other side');

export const reviewer = z
  .string('must be a string')
  .regex(LEARNER_ID, 'must be an opaque id')
  .optional()
  .describe('opaque id of the reviewer, for calls by a system; ignored with a person token');

export const appealBody = z.strictObject({ reason }).openapi('Appeal');

export const appealed = z
  .object({ appeal: z.int(), state: z.literal('contested'), at: z.string() })
  .openapi('AppealMade');

const reading = z
  .union(
    [
      z.strictObject({ x: z.number().min(0).max(100).describe('on 0–100') }),
      z.strictObject({
        band: z
          .literal(BANDS)
          .describe('band 1 to 5 of the rubric')
          // The generator takes only the first of several literals.
          .openapi({ type: 'integer', enum: [...BANDS] }),
        position: z.number().min(0).max(1).default(0.5).describe('position within the band'),
      }),
    ],
    'must be { x } from 0 to 100, or { band, position }',
  )
  .openapi('ReviewReading');

const NO_SKILL = 'must name at least one skill with its band';

export const skills = z
  .strictObject(
    {
      independence: reading.optional(),
      quality: reading.optional(),
      communication: reading.optional(),
      speed: reading.optional(),
    },
    NO_SKILL,
  )
  .refine((given) => Object.keys(given).length > 0, NO_SKILL)
  .describe('the reviewer’s readings; in a review, skills left out keep theirs')
  .openapi('ReviewReadings');

export const reviewBody = z
  .discriminatedUnion(
    'decision',
    [
      z.strictObject({ decision: z.literal('upheld'), reason, reviewer }),
      z.strictObject({ decision: z.literal('changed'), skills, reason, reviewer }),
    ],
    'must be upheld, or changed with skills',
  )
  .openapi('Review');

export const rulingBody = z.strictObject({ decision: ruling, reason, reviewer }).openapi('Ruling');

export const rescoreBody = z
  .strictObject({
    judge: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('a judge as in JUDGE_MODEL; any but the configured one needs `admin`'),
  })
  .openapi('RescoreRequest');

const standing = z
  .object({ snapshot: snapshotLineSchema, level: z.int(), total: z.int() })
  .openapi('CorrectionState');

const correctionSchema = z
  .object({
    calibration: z.int().nullable().describe('the calibration that replaces it'),
    entry: z.int().describe('the `review` entry in the ledger'),
    xp: z.int().describe('XP change of the entry'),
    before: standing,
    after: standing,
  })
  .openapi('Correction');

export const reviewedSchema = z
  .object({
    preview: z.boolean().describe('true if nothing was stored'),
    state: reviewState,
    review: z.int().nullable(),
    correction: correctionSchema.nullable().describe('null if nothing changed'),
  })
  .openapi('Reviewed');

/** The effect of a void; `duplicate` without effect if the event is already void. */
export const voidPreviewSchema = reviewedSchema
  .extend({
    status: z.enum(['accepted', 'duplicate']).describe('status that sending it would return'),
    seq: z.int().describe('seq of the event to void'),
  })
  .openapi('VoidPreview');

export const rescoredSchema = z
  .object({
    preview: z.boolean(),
    judge: z.object({ name: z.string(), version: z.string() }),
    reason: z.string(),
    correction: correctionSchema,
  })
  .openapi('Rescored');

export const queueItemSchema = z
  .object({
    item: z.int(),
    learner: z.string(),
    calibration: z.int().nullable(),
    entry: z.int().nullable().describe('ledger entry, if an award is contested'),
    reasons: z.array(z.enum(REVIEW_REASONS)).describe('while the verdict is hidden, only appeal and sample'),
    state: reviewState,
    open: z.boolean().describe('whether it needs a decision'),
    appeal: z
      .object({ appeal: z.int(), reason: z.string(), at: z.string() })
      .nullable()
      .describe('the open appeal; null while the verdict is hidden'),
    assignee: z.string().nullable().describe('who shall decide'),
    mode: reviewMode,
    readings: z.int().describe('blind readings that are there'),
    readingsWanted: z.int().describe('blind readings before anyone decides'),
    read: z.boolean().describe('whether the caller has read it blind'),
    hidden: z.boolean().describe('whether the caller may not see its verdict before reading it'),
    at: z.string(),
  })
  .openapi('ReviewItem');

export const queueState = z.enum(QUEUE_STATES, `must be one of ${QUEUE_STATES.join(', ')}`);

/** `?preview=true`: return the effect without storing it. */
export const previewQuery = z.object({
  preview: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ type: 'boolean', description: 'Return the effect without storing anything.' }),
});
