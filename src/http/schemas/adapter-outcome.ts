import { z } from '@hono/zod-openapi';

const refused = z.object({ index: z.int(), error: z.string() }).openapi('RefusedDocument');

/** What became of the documents of one request. */
export const outcomeShape = {
  accepted: z.int(),
  duplicate: z.int().describe('sent before with the same id'),
  unmapped: z.int().describe('named by no rule of the mapping, and left alone'),
  refused: z.array(refused),
};
