import { z } from '@hono/zod-openapi';
import { programSchema } from '../../core/program/schema.ts';

// Core's schema may have been made before zod learnt to speak OpenAPI, so these are made anew from its parts.

/** The program as it is written. */
export const programBodySchema = z.strictObject(programSchema.shape).openapi('ProgramBody');

/** The program as it is read; `version` is the server's to give. */
export const programDocument = z
  .strictObject({ version: z.int(), ...programSchema.shape })
  .openapi('Program');
