import { z } from '@hono/zod-openapi';
import { policySchema } from '../../core/policy.ts';

/** The policy as it is read and written. `version` is the server's to give. */
export const policyBodySchema = policySchema.openapi('PolicyBody');

export const policyDocument = policySchema.extend({ version: z.int() }).openapi('Policy');
