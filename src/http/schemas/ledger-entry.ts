import { z } from '@hono/zod-openapi';
import { shownTier } from './words.ts';

/** A ledger entry. Each kind has its own fields; `hash` covers all fields that are present. */
export const ledgerEntrySchema = z
  .object({
    entry: z.int().describe('number of the entry in the learner’s ledger'),
    kind: z.enum(['award', 'settlement', 'review']),
    eventSeq: z.int().nullable(),
    eventType: z.string().optional(),
    eventTime: z.string().optional(),
    base: z.int().optional().describe('XP before the multiplier'),
    multiplier: z.number().optional().describe('unrounded'),
    xp: z.int().describe('may be negative in a settlement or a review'),
    reason: z.string().nullable().describe('why an award is 0 XP: the guard that refused it'),
    tier: shownTier,
    overall: z.number(),
    snapshotVersion: z.int(),
    policyVersion: z.int().optional(),
    awaitingVerdict: z.boolean().optional(),
    calibration: z.int().nullable().optional(),
    fromEntry: z.int().nullable().optional(),
    toEntry: z.int().nullable().optional(),
    level: z.int(),
    totalAfter: z.int(),
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
  })
  .openapi('LedgerEntry');
