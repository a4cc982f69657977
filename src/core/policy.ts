import { z } from 'zod';
import { parseDuration } from './duration.ts';

const rate = z.strictObject({
  max: z.int().min(1).describe('events of this type that are paid within the window'),
  windowMs: z.int().min(1000),
});

const eventType = z.strictObject({
  touchpoint: z.string().min(1).describe('the kind of interaction, in words'),
  base: z.int().min(0).max(1000).describe('XP before the multiplier'),
  path: z.enum(['cheap', 'heavy']).describe('heavy: this event completes a touchpoint'),
  words: z.boolean().default(false).describe('the words are the point: not_learner and empty apply'),
  once: z
    .enum(['artefact', 'touchpoint', 'stage'])
    .nullable()
    .default(null)
    .describe('what is paid once: a revision of an artefact, or the completion of a touchpoint or stage'),
  rate: rate.nullable().default(null),
});

const LONGEST_WAIT_MS = 600_000;

const wait = z.union([z.int(), z.string()]).refine((value) => {
  const ms = durationMs(value);
  return ms !== undefined && ms >= 0 && ms <= LONGEST_WAIT_MS;
}, 'must be a duration such as 500ms, 30s or 2m, or milliseconds, of ten minutes at most');

function durationMs(value: number | string): number | undefined {
  return typeof value === 'number' ? value : parseDuration(value);
}

/** How long awards after a completion wait for its verdict, in milliseconds. */
export function verdictWaitMs(policy: Pick<PolicyBody, 'verdictWait'>): number {
  return durationMs(policy.verdictWait) ?? LONGEST_WAIT_MS;
}

/** The versioned document that says what is paid, what completes, and how long an award waits (design 5). */
export const policySchema = z.strictObject({
  title: z.string().min(1),
  ladder: z.enum(['steps', 'smooth']),
  verdictWait: wait.describe('how long later awards wait for a verdict: a duration such as 30s, or milliseconds'),
  repeatWords: z.int().min(1).describe('a repeated text counts from this many words'),
  types: z.record(z.string().min(1), eventType),
});

export type PolicyBody = z.infer<typeof policySchema>;

export type PolicyType = PolicyBody['types'][string];

export type Policy = PolicyBody & { version: number };

/** A policy that was checked, or the list of what is wrong with it. Never throws. */
export function parsePolicy(document: unknown): z.ZodSafeParseResult<PolicyBody> {
  return policySchema.safeParse(document);
}
