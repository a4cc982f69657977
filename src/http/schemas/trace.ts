import { z } from '@hono/zod-openapi';

const attempt = z.object({
  outcome: z.string(),
  durationMs: z.number(),
  inputTokens: z.int(),
  outputTokens: z.int(),
});

const step = z.object({
  step: z.enum(['dossier', 'score', 'check']),
  at: z.string(),
  inputHash: z.string().nullable().describe('SHA-256 of the dossier that was judged'),
  judge: z.string().nullable(),
  model: z.string().nullable(),
  prompt: z.string().nullable().describe('prompt and its version'),
  outcome: z.string().nullable(),
  retries: z.int().describe('calls before the last one'),
  attempts: z.array(attempt).describe('the calls, oldest first; of a long outage the last twenty'),
  inputTokens: z.int(),
  outputTokens: z.int(),
  cost: z.number().nullable().describe('US dollars; null where the price is not known'),
  durationMs: z.number(),
});

/** How a verdict came to be. Texts stand in it only with `?trace=full`. */
export const traceSchema = z
  .object({
    steps: z.array(step),
    tokens: z.object({ input: z.int(), output: z.int() }),
    cost: z.number().nullable().describe('US dollars of all steps; null where a price is not known'),
    refused: z
      .array(z.object({ skill: z.string(), seq: z.int(), why: z.string(), text: z.string().nullable() }))
      .describe('evidence that the judge gave and that did not check'),
    ungrounded: z.array(z.string()).describe('skills that no evidence of theirs supports'),
    tampering: z.array(z.object({ kind: z.string(), seq: z.int() })),
    texts: z.object({ dossier: z.unknown(), score: z.unknown(), check: z.unknown() }).nullable(),
  })
  .openapi('Trace');
