import { z } from '@hono/zod-openapi';
import { nextStage } from './journey.ts';
import { attributionSchema, roleSchema } from './role.ts';
import { observationSource, readinessBand, skillName } from './words.ts';

const asOf = {
  learner: z.string(),
  version: z.int(),
  asOf: z.string(),
};

const evidence = z
  .object({
    skill: skillName,
    source: observationSource,
    what: z.string(),
    sdNow: z.number(),
    sdAfter: z.number(),
    toMeet: z
      .int()
      .nullable()
      .describe('how many until the lower bound is reached; null if more evidence is not enough'),
  })
  .openapi('EvidenceNeeded');

const value = z
  .object({
    probability: z.number().describe('P(meets the role) now: the product over the skills'),
    reduction: z
      .number()
      .describe('expected reduction of the variance p(1 − p) of “meets the role” by its verdict'),
    perMinute: z.number().describe('the same per minute of par time'),
    minutes: z.number().describe('par time, with the learner’s extra time'),
    skill: skillName.describe('the skill about which it tells most'),
    sdNow: z.number(),
    sdAfter: z.number(),
    reason: z.string(),
  })
  .openapi('TouchpointValue');

const journey = z
  .object({
    program: z.string().nullable(),
    version: z.int().nullable(),
    tellsMost: z.string().nullable().describe('id of the next stage with the most value per minute'),
    next: z.array(
      z.object({
        ...nextStage.shape,
        value: value.nullable().describe('null for a role that is not rated'),
      }),
    ),
  })
  .openapi('StandingJourney');

const skill = z
  .object({
    required: z.number(),
    mean: z.number(),
    sd: z.number(),
    interval: z.array(z.number()).length(2).describe('95 % interval'),
    observations: z.int(),
    probability: z
      .number()
      .nullable()
      .describe('probability of meeting the requirement; null for a skill never observed'),
    met: z.boolean().nullable().describe('whether mean − sd reaches the requirement'),
    gap: z.number().nullable().describe('points from mean − sd to the requirement'),
  })
  .openapi('SkillStanding');

export const roleStandingSchema = z
  .object({
    ...asOf,
    readiness: z
      .object({
        band: readinessBand,
        weakest: z.object({ skill: skillName, gap: z.number().nullable(), evidence: evidence.nullable() }),
        unobserved: z.array(skillName),
      })
      .nullable()
      .describe('null if the role is not rated; `role.status` says why'),
    skills: z.object({ independence: skill, quality: skill, communication: skill, speed: skill }).nullable(),
    role: roleSchema,
    attribution: attributionSchema.nullable(),
    journey: journey.describe('what is next in the learner’s own program'),
  })
  .openapi('RoleStanding');

const occupation = z
  .object({
    code: z.string(),
    title: z.string(),
    jobZone: z.int().nullable(),
    medianWageUsd: z.int().nullable().describe('published wage of the occupation'),
    demand: z.number().describe('position among occupations, 0–100'),
  })
  .openapi('Occupation');

const mark = z.object({ demand: z.number(), occupations: z.array(occupation) }).openapi('EconomicMark');

const nearby = z
  .object({ ...occupation.shape, weakest: z.object({ skill: skillName, gap: z.number() }) })
  .openapi('NearbyOccupation');

export const economicStandingSchema = z
  .object({
    ...asOf,
    earned: mark.describe('the mark earned by XP'),
    supported: mark.describe('the mark supported by skill'),
    met: z.int().nullable().describe('occupations met; null while a skill is unobserved'),
    of: z.int(),
    nearest: z.array(nearby),
    unobserved: z.array(skillName),
    attribution: attributionSchema,
  })
  .openapi('EconomicStanding');
