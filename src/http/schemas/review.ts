import { z } from '@hono/zod-openapi';
import { BANDS } from '../../core/band.ts';
import { REVIEW_REASONS, REVIEW_STATES } from '../../core/review.ts';
import { QUEUE_STATES } from '../../store/review/read-queue.ts';
import { snapshotLineSchema } from './calibration.ts';
import { LEARNER_ID } from './learner-id.ts';

const LONGEST = 2000;

const reason = z
  .string('must be a string')
  .trim()
  .min(1, 'must say why')
  .max(LONGEST, `must have at most ${LONGEST} characters`)
  .describe('what the other side reads');

const reviewer = z
  .string('must be a string')
  .regex(LEARNER_ID, 'must be an opaque id')
  .optional()
  .describe('who decides, as an opaque id, where a system sends it; a person’s token says so itself');

export const appealBody = z.strictObject({ reason }).openapi('Appeal');

export const appealed = z
  .object({ appeal: z.int(), state: z.literal('contested'), at: z.string() })
  .openapi('AppealMade');

const reading = z.union(
  [
    z.strictObject({ x: z.number().min(0).max(100).describe('on 0–100') }),
    z.strictObject({
      band: z.literal(BANDS).describe('1 to 5 of the rubric'),
      position: z.number().min(0).max(1).default(0.5).describe('how far into the band'),
    }),
  ],
  'must be { x } from 0 to 100, or { band, position }',
);

const NO_SKILL = 'must name at least one skill with its band';

const skills = z
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
  .describe('a person’s readings; a skill left out keeps the one it has');

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

export const rulingBody = z
  .strictObject({ decision: z.enum(['paid', 'refused'], 'must be paid or refused'), reason, reviewer })
  .openapi('Ruling');

export const rescoreBody = z
  .strictObject({
    judge: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('as in JUDGE_MODEL; another than the configured one needs `admin`'),
  })
  .openapi('RescoreRequest');

const standing = z.object({ snapshot: snapshotLineSchema, level: z.int(), total: z.int() });

const correctionSchema = z
  .object({
    calibration: z.int().nullable().describe('the calibration that takes the place'),
    entry: z.int().describe('the ledger’s review entry'),
    xp: z.int().describe('what the entry moves'),
    before: standing,
    after: standing,
  })
  .openapi('Correction');

export const reviewedSchema = z
  .object({
    preview: z.boolean().describe('true: computed the same way, and nothing was stored'),
    state: z.enum(REVIEW_STATES),
    review: z.int().nullable(),
    correction: correctionSchema.nullable().describe('null where nothing moved'),
  })
  .openapi('Reviewed');

/** What a void would do: `duplicate` where the event is void already, and then nothing moves. */
export const voidPreviewSchema = reviewedSchema
  .extend({
    status: z.enum(['accepted', 'duplicate']).describe('what sending it would answer'),
    seq: z.int().describe('of the event to be voided'),
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
    entry: z.int().nullable().describe('of the ledger, where an award is contested'),
    reasons: z.array(z.enum(REVIEW_REASONS)),
    state: z.enum(REVIEW_STATES),
    open: z.boolean().describe('whether it waits for a person'),
    appeal: z
      .object({ appeal: z.int(), reason: z.string(), at: z.string() })
      .nullable()
      .describe('the open one'),
    at: z.string(),
  })
  .openapi('ReviewItem');

export const queueState = z.enum(QUEUE_STATES, `must be one of ${QUEUE_STATES.join(', ')}`);

/** `?preview=true`: the effect, computed and not kept. */
export const previewQuery = z.object({
  preview: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ type: 'boolean', description: 'Answer what would happen and store nothing.' }),
});
