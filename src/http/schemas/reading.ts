import { z } from '@hono/zod-openapi';
import { LEARNER_ID } from './values.ts';

/** `?reviewer=`: who reads, where a system acts for several reviewers. */
export const reviewerName = z
  .string()
  .regex(LEARNER_ID, 'must be an opaque id')
  .optional()
  .describe('the reviewer who reads, for calls by a system with `review`; ignored with a person token');

/** What a person read before they could see the verdict. */
export const readingSchema = z
  .object({
    by: z.string(),
    calibration: z.int().describe('the verdict that counted then'),
    skills: z.object({
      independence: z.number().optional(),
      quality: z.number().optional(),
      communication: z.number().optional(),
      speed: z.number().optional(),
    }),
    note: z.string().nullable(),
    at: z.string(),
  })
  .openapi('BlindReading');
