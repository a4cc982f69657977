import { z } from '@hono/zod-openapi';
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
