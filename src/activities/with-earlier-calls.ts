import type { Trace } from '../judge/answer.ts';

/** Limit for long outages: of earlier attempts only the number and the price are kept. */
const ATTEMPTS = 20;

/** The trace of one answer including earlier failed calls, oldest first. */
export function withEarlierCalls(earlier: Trace | null, trace: Trace): Trace {
  if (earlier === null) return trace;
  return {
    ...trace,
    retries: earlier.retries + 1 + trace.retries,
    attempts: [...earlier.attempts, ...trace.attempts].slice(-ATTEMPTS),
    inputTokens: earlier.inputTokens + trace.inputTokens,
    outputTokens: earlier.outputTokens + trace.outputTokens,
    cost: earlier.cost === null || trace.cost === null ? null : earlier.cost + trace.cost,
    durationMs: earlier.durationMs + trace.durationMs,
  };
}
