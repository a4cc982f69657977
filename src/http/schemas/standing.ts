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
    .describe('how many until the lower bound is reached; null when evidence alone does not'),
});

const skill = z.object({
  required: z.number(),
  mean: z.number(),
  sd: z.number(),
  interval: z.array(z.number()).length(2).describe('95 %'),
  observations: z.int(),
  probability: z.number().nullable().describe('of meeting what is required; null for a skill never observed'),
  met: z.boolean().nullable().describe('whether mean − sd reaches what is required'),
  gap: z.number().nullable().describe('points from mean − sd up to what is required'),
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
      .describe('null when the role is not rated; `role.status` says why'),
    skills: z.object({ independence: skill, quality: skill, communication: skill, speed: skill }).nullable(),
    role: roleSchema,
    attribution: attributionSchema.nullable(),
  })
  .openapi('RoleStanding');

const occupation = z.object({
  code: z.string(),
  title: z.string(),
  jobZone: z.int().nullable(),
  medianWageUsd: z.int().nullable().describe('its own, as published'),
  demand: z.number().describe('its place among occupations'),
});

const mark = z.object({ demand: z.number(), occupations: z.array(occupation) });

export const economicStandingSchema = z
  .object({
    ...asOf,
    earned: mark.describe('what XP has climbed to'),
    supported: mark.describe('what skill would carry'),
    met: z.int().nullable().describe('occupations met; null while a skill was never observed'),
    of: z.int(),
    nearest: z.array(occupation.extend({ weakest: z.object({ skill: skillName, gap: z.number() }) })),
    unobserved: z.array(skillName),
    attribution: attributionSchema,
  })
  .openapi('EconomicStanding');
