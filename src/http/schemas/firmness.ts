import { z } from '@hono/zod-openapi';
import { firmMark, readinessBand, shownTier } from './words.ts';

const verdict = z
  .object({
    number: z.int().describe('number of the calibration'),
    completion: z.int().describe('seq of its completion'),
  })
  .openapi('FirmnessVerdict');

const verdicts = z
  .array(verdict)
  .describe('the smallest set that changes it, newest first; empty if more than two are needed');
const firm = firmMark.nullable().describe('null if no removal can change it');

/** The answer of `GET /v1/learners/{id}/firmness`. */
export const firmnessSchema = z
  .object({
    learner: z.string(),
    version: z.int(),
    asOf: z.string(),
    verdicts: z.int().describe('verdicts that count'),
    smallest: z
      .int()
      .nullable()
      .describe('size of the smallest set that changes any of the answers; null if more than two are needed'),
    tier: z.object({ now: shownTier, firm, verdicts, after: shownTier.nullable() }).openapi('TierFirmness'),
    level: z.object({ now: z.int(), firm, verdicts, after: z.int().nullable() }).openapi('LevelFirmness'),
    readiness: z
      .object({ role: z.string(), now: readinessBand, firm, verdicts, after: readinessBand.nullable() })
      .openapi('ReadinessFirmness')
      .nullable()
      .describe('null without `role`, and for a role that is not rated'),
  })
  .openapi('Firmness');
