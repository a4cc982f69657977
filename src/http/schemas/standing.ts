import { z } from '@hono/zod-openapi';
import { SKILLS } from '../../core/skill.ts';
import { attributionSchema, roleSchema } from './role.ts';

const skillName = z.enum(SKILLS);

const asOf = {
  learner: z.string(),
  version: z.int(),
  asOf: z.string(),
};

const evidence = z.object({
  skill: skillName,
  source: z.enum(['judge', 'review', 'check', 'telemetry']),
  what: z.string(),
  sdNow: z.number(),
  sdAfter: z.number(),
  toMeet: z
    .int()
    .nullable()
    .describe('how many until the lower bound is reached; null if more evidence is not enough'),
});

const skill = z.object({
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
});

export const roleStandingSchema = z
  .object({
    ...asOf,
    readiness: z
      .object({
        band: z.enum(['strong', 'good', 'partial', 'limited', 'incomplete']),
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

const occupation = z.object({
  code: z.string(),
  title: z.string(),
  jobZone: z.int().nullable(),
  medianWageUsd: z.int().nullable().describe('published wage of the occupation'),
  demand: z.number().describe('position among occupations, 0–100'),
});

const mark = z.object({ demand: z.number(), occupations: z.array(occupation) });

export const economicStandingSchema = z
  .object({
    ...asOf,
    earned: mark.describe('the mark earned by XP'),
    supported: mark.describe('the mark supported by skill'),
    met: z.int().nullable().describe('occupations met; null while a skill is unobserved'),
    of: z.int(),
    nearest: z.array(occupation.extend({ weakest: z.object({ skill: skillName, gap: z.number() }) })),
    unobserved: z.array(skillName),
    attribution: attributionSchema,
  })
  .openapi('EconomicStanding');
