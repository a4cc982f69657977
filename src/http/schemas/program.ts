import { z } from '@hono/zod-openapi';
import { programSchema } from '../../core/program/schema.ts';

// Core's schema may have been made before zod learnt to speak OpenAPI, so these are made anew from its parts.

/** The program as it is written; an id left out is that of the path. */
export const programBodySchema = z
  .strictObject({ ...programSchema.shape, id: programSchema.shape.id.optional() })
  .openapi('ProgramBody');

/** The program as it is read; `version` is the server's to give. */
export const programDocument = z
  .strictObject({ version: z.int(), ...programSchema.shape })
  .openapi('Program');
