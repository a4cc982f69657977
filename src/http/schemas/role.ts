import { z } from '@hono/zod-openapi';
import { customRoleSchema } from '../../core/role.ts';
import { pageSchema } from './page.ts';

// Rebuilt from the parts of the core schema, which may have been created before zod was extended with OpenAPI.

/** A custom role in a write. */
export const roleBodySchema = z.strictObject(customRoleSchema.shape).openapi('RoleBody');

/** The role that a read compares with. */
export const roleQuery = z.object({
  role: z.string().optional().openapi({ description: 'Code of a role.', example: '15-1211.00' }),
});

const asked = z.number().min(0).max(100);

export const roleSource = z.enum(['onet', 'custom'], 'must be onet or custom').openapi('RoleSource');

const requirement = z
  .object({
    independence: asked,
    quality: asked,
    communication: asked,
    speed: asked,
    overall: asked.nullable().describe('position among occupations, 0–100; null for custom roles'),
  })
  .openapi('RoleRequirement');

export const roleSchema = z
  .object({
    code: z.string().openapi({ example: '15-1211.00' }),
    title: z.string(),
    source: roleSource,
    jobZone: z.int().nullable().describe('O*NET job zone: 1 little preparation to 5 extensive'),
    medianWageUsd: z
      .int()
      .nullable()
      .describe('published wage of the occupation; never computed from a score'),
    required: requirement
      .nullable()
      .describe('percentile among occupations; null when the role is not rated'),
    status: z.string().nullable().describe('source of the ratings, or why there are none'),
    reportedTitles: z.array(z.string()),
    featured: z.boolean(),
  })
  .openapi('Role');

export const attributionSchema = z
  .object({ onet: z.string(), bls: z.string() })
  .describe('must be shown wherever the numbers are shown')
  .openapi('Attribution');

/** A single role in a read. */
export const roleDocument = z
  .object({
    ...roleSchema.shape,
    version: z.int().describe('custom roles count from 1; shipped roles have 0'),
    attribution: attributionSchema.nullable(),
  })
  .openapi('RoleDocument');

const roleLine = z.object({ ...roleSchema.shape, version: z.int() }).openapi('RoleLine');

export const rolesPage = pageSchema('RolePage', roleLine, { attribution: attributionSchema });
