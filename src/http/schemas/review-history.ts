import { z } from '@hono/zod-openapi';
import { reviewState, ruling } from './words.ts';

/** Appeals and reviews of a calibration or an award. */
export const historySchema = z
  .object({
    state: reviewState,
    appeals: z.array(
      z.object({ appeal: z.int(), reason: z.string(), at: z.string(), review: z.int().nullable() }),
    ),
    reviews: z.array(
      z.object({
        review: z.int(),
        decision: z.enum(['upheld', 'changed', 'voided']),
        ruling: ruling.nullable(),
        result: z.int().nullable().describe('the calibration that it created'),
        by: z.string().optional().describe('visible to reviewers only'),
        reason: z.string(),
        at: z.string(),
      }),
    ),
  })
  .openapi('ReviewHistory');
