import { z } from '@hono/zod-openapi';
import { BEHAVIOURS } from '../../core/behaviour/at.ts';
import { TIERS } from '../../core/tier.ts';
import { behaviourSchema } from './behaviour.ts';
import { journeySchema, phaseSchema } from './journey.ts';
import { shownTier } from './ledger-entry.ts';

const interval = z.array(z.number()).length(2).describe('95 % interval: mean ± 1.96 sd, within 0–100');

const skill = z.object({
  mean: z.number(),
  sd: z.number(),
  interval,
  tier: z.enum(TIERS).nullable(),
  trend: z.number(),
  observations: z.int(),
  provisional: z.boolean().describe('still uncertain: sd above 8'),
  latestVerdict: z.number().nullable(),
  calibratedAt: z.string().nullable(),
});

const workSkills = z
  .object({
    version: z.int().describe('snapshot version; incremented by each calibration'),
    multiplier: z.number().describe('multiplier of the next award'),
    skills: z.object({ independence: skill, quality: skill, communication: skill, speed: skill }),
    overall: z.object({
      mean: z.number(),
      sd: z.number(),
      interval,
      tier: shownTier,
      provisional: z.boolean(),
    }),
  })
  .openapi('WorkSkills');

const xp = z
  .object({
    total: z.int(),
    level: z.int(),
    nextLevelAt: z
      .int()
      .nullable()
      .describe('total XP for the next level; null if skill does not support it'),
    entries: z.int(),
    lastHash: z.string().nullable(),
  })
  .openapi('Xp');

const pendingSchema = z.object({
  events: z.int().describe('accepted events without an award'),
  calibrations: z.int().describe('completions without a verdict'),
});

/** The shared layer: the current state of a learner. */
export const layerSchema = z
  .looseObject({
    learner: z.string(),
    version: z.int().describe('incremented by each change of the learner'),
    asOf: z.string(),
    workSkills,
    xp,
    phase: phaseSchema,
    behaviour: behaviourSchema,
    journey: journeySchema,
    pending: pendingSchema,
  })
  .openapi('Learner');

export const learnerLineSchema = z
  .object({
    learner: z.string(),
    version: z.int(),
    groups: z.array(z.string()),
    tier: z.string(),
    overall: z.object({ mean: z.number(), sd: z.number() }),
    level: z.int(),
    total: z.int(),
    behaviour: z.enum(BEHAVIOURS),
    pending: pendingSchema,
    stale: z.boolean().describe('the newest verdict is older than thirty days'),
    asOf: z.string(),
  })
  .openapi('LearnerLine');
