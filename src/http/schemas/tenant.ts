import { z } from '@hono/zod-openapi';
import { isTenantPrefix } from '../../core/tenant.ts';
import { SCOPES } from '../../store/keys/keys.ts';
import { limitsSchema, scope } from './key.ts';
import { pageSchema } from './page.ts';

const isHttpUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const dollars = z.number().min(0).max(1_000_000);

const judge = z
  .strictObject({
    model: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('as in JUDGE_MODEL; keys and addresses of models are those of the installation')
      .openapi({ example: 'anthropic:claude-sonnet-4-5' }),
    price: z
      .strictObject({ input: dollars, output: dollars })
      .optional()
      .describe(
        'US dollars per million tokens; missing: unknown, or JUDGE_PRICE for the model of JUDGE_MODEL',
      ),
    budget: dollars
      .optional()
      .describe(
        'US dollars per UTC day, after which the offline judge takes over; JUDGE_BUDGET limits the sum of all',
      ),
  })
  .openapi('TenantJudge');

const shape = {
  prefix: z
    .string()
    .refine(
      isTenantPrefix,
      'must be 1 to 63 letters, digits, dots, underscores or hyphens and one colon at the end; test: belongs to the installation',
    )
    .describe('what its learners’ ids begin with, colon included; it never changes')
    .openapi({ example: 'acme:' }),
  scopes: z
    .array(scope)
    .default([...SCOPES])
    .describe('its keys and people have no other scopes; none locks it out'),
  judge: judge
    .default({})
    .describe('the judge of its verdicts, and what it may cost; missing parts are those of the installation'),
  limits: limitsSchema.default({}).describe('limits that all its keys share; missing: the default'),
  jwksUrl: z
    .string()
    .max(2000)
    .refine(isHttpUrl, 'must be an http or https URL')
    .nullable()
    .default(null)
    .describe('key set that verifies its person tokens; null: that of the installation'),
};

/** A tenant in a write. */
export const tenantBodySchema = z.strictObject(shape).openapi('TenantBody');

/** A tenant in a read; the server sets `version`. */
export const tenantDocument = z
  .strictObject({ id: z.string(), version: z.int(), ...shape })
  .openapi('Tenant');

export const tenantsPage = pageSchema('TenantPage', tenantDocument);
