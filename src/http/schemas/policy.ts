import { z } from '@hono/zod-openapi';
import { policySchema } from '../../core/policy.ts';

// Rebuilt from the parts of the core schema, which may have been created before zod was extended with OpenAPI.

/** The policy in a write. */
export const policyBodySchema = z.strictObject(policySchema.shape).openapi('PolicyBody');

/** The policy in a read; the server sets `version`. */
export const policyDocument = z.strictObject({ version: z.int(), ...policySchema.shape }).openapi('Policy');
