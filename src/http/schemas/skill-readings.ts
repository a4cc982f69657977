import { z } from '@hono/zod-openapi';

const reading = z.object({ mean: z.number(), sd: z.number(), observations: z.int() }).openapi('SkillReading');

/** The four skills at one point. */
export const skillReadings = z
  .object({ independence: reading, quality: reading, communication: reading, speed: reading })
  .openapi('SkillReadings');
