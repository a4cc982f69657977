import { z } from '@hono/zod-openapi';
import { ledgerEntrySchema } from './ledger-entry.ts';
import { problemSchema } from './problem.ts';

const seq = z.int().describe('number of the event for its learner');
const award = ledgerEntrySchema.optional().describe('present if the request waited for it');

export const oneResultSchema = z
  .object({ id: z.string(), source: z.string(), status: z.enum(['accepted', 'duplicate']), seq, award })
  .openapi('EventResult');

const lineSchema = z
  .object({
    index: z.int(),
    id: z.string().nullable(),
    source: z.string().nullable(),
    status: z.enum(['accepted', 'duplicate', 'conflict', 'invalid']),
    seq: seq.optional(),
    award,
    problem: problemSchema.optional(),
  })
  .openapi('BatchResultLine');

export const batchResultSchema = z.object({ results: z.array(lineSchema) }).openapi('BatchResult');
