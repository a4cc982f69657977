import { z } from '@hono/zod-openapi';
import { behaviourSchema } from './behaviour.ts';
import { journeySchema, phaseSchema } from './journey.ts';
import { tieredReading } from './skill-readings.ts';
import { behaviourState, firmMark, shownTier, tierName } from './words.ts';

const interval = z.array(z.number()).length(2).describe('95 % interval: mean ± 1.96 sd, within 0–100');

const skill = z
  .object({
    mean: z.number(),
    sd: z.number(),
    interval,
    tier: tierName.nullable(),
    trend: z.number(),
    observations: z.int(),
    provisional: z.boolean().describe('still uncertain: sd above 8'),
    latestVerdict: z.number().nullable(),
    calibratedAt: z.string().nullable(),
  })
  .openapi('SkillState');

export const workSkillsSchema = z
  .object({
    version: z.int().describe('snapshot version; incremented by each calibration'),
    multiplier: z.number().describe('multiplier of the next award'),
    skills: z.object({ independence: skill, quality: skill, communication: skill, speed: skill }),
    overall: z.object({
      mean: z.number(),
      sd: z.number(),
      interval,
      tier: shownTier,
      firm: firmMark
        .nullable()
        .describe('how many verdicts have to be left out until the tier changes; null while unrated'),
      provisional: z.boolean(),
    }),
  })
  .openapi('WorkSkills');

export const xpSchema = z
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

const pendingSchema = z
  .object({
    events: z.int().describe('accepted events without an award'),
    calibrations: z.int().describe('completions without a verdict'),
  })
  .openapi('Pending');

/** The shared layer: the current state of a learner. */
export const layerSchema = z
  .looseObject({
    learner: z.string(),
    version: z.int().describe('incremented by each change of the learner'),
    asOf: z.string(),
    workSkills: workSkillsSchema,
    xp: xpSchema,
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
    skills: z.object({
      independence: tieredReading,
      quality: tieredReading,
      communication: tieredReading,
      speed: tieredReading,
    }),
    provisional: z.boolean().describe('still uncertain: sd of overall above 8'),
    level: z.int(),
    total: z.int(),
    behaviour: behaviourState,
    pending: pendingSchema,
    stale: z.boolean().describe('the newest verdict is older than thirty days'),
    asOf: z.string(),
  })
  .openapi('LearnerLine');
