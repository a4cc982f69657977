import { z } from '@hono/zod-openapi';
import { customRoleSchema } from '../../core/role.ts';

// Core's schema may have been made before zod learnt to speak OpenAPI, so this is made anew from its parts.

/** A platform's own role as it is written. */
export const roleBodySchema = z.strictObject(customRoleSchema.shape).openapi('RoleBody');

const asked = z.number().min(0).max(100);

export const roleSchema = z
  .object({
    code: z.string().openapi({ example: '15-1211.00' }),
    title: z.string(),
    source: z.enum(['onet', 'custom']),
    jobZone: z.int().nullable().describe('O*NET job zone: 1 little preparation to 5 extensive'),
    medianWageUsd: z.int().nullable().describe('its own, as published; never computed from a score'),
    required: z
      .object({
        independence: asked,
        quality: asked,
        communication: asked,
        speed: asked,
        overall: asked.nullable().describe('its place among occupations; null for a platform’s own'),
      })
      .nullable()
      .describe('percentile among occupations; null when the role is not rated'),
    status: z.string().nullable().describe('what the ratings rest on, or why there are none'),
    reportedTitles: z.array(z.string()),
    featured: z.boolean(),
  })
  .openapi('Role');

export const attributionSchema = z
  .object({ onet: z.string(), bls: z.string() })
  .describe('to be shown wherever the numbers are')
  .openapi('Attribution');

/** A role as it is read by itself. */
export const roleDocument = z
  .object({
    ...roleSchema.shape,
    version: z.int().describe('a platform’s own count from 1; shipped ones are 0'),
    attribution: attributionSchema.nullable(),
  })
  .openapi('RoleDocument');

export const rolesPage = z.object({
  data: z.array(z.object({ ...roleSchema.shape, version: z.int() })),
  nextCursor: z.string().nullable().describe('for the next page; null when there is none'),
  attribution: attributionSchema,
});
