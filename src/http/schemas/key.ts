import { z } from '@hono/zod-openapi';
import { SCOPES } from '../../store/keys/keys.ts';
import { DEFAULT_LIMITS, LIMIT_NAMES, type LimitName } from '../../store/keys/limits.ts';

const eachLimit = <Value extends z.ZodType>(value: Value) =>
  Object.fromEntries(LIMIT_NAMES.map((name) => [name, value])) as Record<LimitName, Value>;

const limit = z.int('must be a whole number').min(1, 'must be at least 1').max(Number.MAX_SAFE_INTEGER);

export const scope = z.enum(SCOPES, `must be one of ${SCOPES.join(', ')}`).openapi('Scope');

/** What a learner id can begin with. */
const learnerPrefix = z
  .string()
  .regex(
    /^[A-Za-z0-9._:-]{1,128}$/,
    'no learner id begins so: they have 1 to 128 letters, digits, dots, underscores, colons or hyphens',
  );

/** The limits of a key that differ from the defaults. */
const limits = z
  .object(eachLimit(limit.optional()))
  .describe('the limits that differ from the default')
  .openapi('KeyLimits');

export const limitChangesSchema = z
  .strictObject(eachLimit(limit.nullable().optional()))
  .describe('the limits to change; null restores the default')
  .openapi('KeyLimitChanges');

/** Limits in a write. */
export const limitsSchema = z.strictObject(eachLimit(limit.optional())).openapi('NewLimits');

export const newKeySchema = z
  .strictObject({
    name: z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
    scopes: z.array(scope).min(1, 'must name at least one scope').max(SCOPES.length),
    prefix: learnerPrefix.nullable().default(null).describe('limits the key to learners whose ids begin so'),
    expiresAt: z.iso.datetime('must be a time such as 2030-01-31T00:00:00Z').nullable().default(null),
    limits: limitsSchema.default({}),
  })
  .openapi('KeyRequest');

const key = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  prefix: z.string().nullable().describe('the key covers learners whose ids begin so; null covers all'),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  limits,
});

export const keySchema = z
  .object({ ...key.shape, own: z.boolean().describe('whether this call was made with it') })
  .openapi('Key');

export const createdKeySchema = z
  .object({
    ...key.shape,
    secret: z.string().describe('the key itself. It is not stored: this is the only answer that has it'),
  })
  .openapi('CreatedKey');

const defaults = z.object(eachLimit(z.int())).openapi('DefaultLimits');

export const keyListSchema = z
  .object({ data: z.array(keySchema), defaultLimits: defaults.openapi({ example: DEFAULT_LIMITS }) })
  .openapi('KeyList');
