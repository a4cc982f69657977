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
  inputHash: z.string().nullable().describe('SHA-256 of the judged dossier'),
  textsRemovedAt: z.string().nullable().describe('when its texts were removed, by the policy’s `retention`'),
  judge: z.string().nullable(),
  model: z.string().nullable(),
  prompt: z.string().nullable().describe('prompt id and version'),
  outcome: z.string().nullable(),
  retries: z.int().describe('number of calls before the last one'),
  attempts: z.array(attempt).describe('the calls, oldest first; at most the last twenty'),
  inputTokens: z.int(),
  outputTokens: z.int(),
  cost: z.number().nullable().describe('US dollars; null if the price is unknown'),
  durationMs: z.number(),
});

/** How a verdict was made. Contains texts only with `?trace=full`. */
export const traceSchema = z
  .object({
    steps: z.array(step),
    tokens: z.object({ input: z.int(), output: z.int() }),
    cost: z.number().nullable().describe('US dollars of all steps; null if a price is unknown'),
    refused: z
      .array(z.object({ skill: z.string(), seq: z.int(), why: z.string(), text: z.string().nullable() }))
      .describe('evidence from the judge that could not be verified'),
    ungrounded: z.array(z.string()).describe('skills without verified evidence'),
    tampering: z.array(z.object({ kind: z.string(), seq: z.int() })),
    texts: z.object({ dossier: z.unknown(), score: z.unknown(), check: z.unknown() }).nullable(),
  })
  .openapi('Trace');
