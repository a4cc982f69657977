import { z } from '@hono/zod-openapi';
import { policySchema } from '../../core/policy.ts';

// Core's schema may have been made before zod learnt to speak OpenAPI, so these are made anew from its parts.

/** The policy as it is written. */
export const policyBodySchema = z.strictObject(policySchema.shape).openapi('PolicyBody');

/** The policy as it is read; `version` is the server's to give. */
export const policyDocument = z.strictObject({ version: z.int(), ...policySchema.shape }).openapi('Policy');
