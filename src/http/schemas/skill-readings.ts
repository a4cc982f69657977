import { z } from '@hono/zod-openapi';
import { tierName } from './words.ts';

const reading = z.object({ mean: z.number(), sd: z.number(), observations: z.int() }).openapi('SkillReading');

/** A reading with its tier, of a skill or of overall. */
export const tieredReading = z
  .object({ mean: z.number(), sd: z.number(), tier: tierName.nullable() })
  .openapi('TieredReading');

/** The four skills at one point. */
export const skillReadings = z
  .object({ independence: reading, quality: reading, communication: reading, speed: reading })
  .openapi('SkillReadings');
