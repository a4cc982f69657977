import { z } from '@hono/zod-openapi';
import { programSchema } from '../../core/program/schema.ts';

// Rebuilt from the parts of the core schema, which may have been created before zod was extended with OpenAPI.

/** The program in a write; the id defaults to the one in the path. */
export const programBodySchema = z
  .strictObject({ ...programSchema.shape, id: programSchema.shape.id.optional() })
  .openapi('ProgramBody');

/** The program in a read; the server sets `version`. */
export const programDocument = z
  .strictObject({ version: z.int(), ...programSchema.shape })
  .openapi('Program');

export const programList = z
  .object({
    data: z.array(z.object({ id: z.string(), version: z.int(), title: z.string() }).openapi('ProgramLine')),
  })
  .openapi('ProgramList');
