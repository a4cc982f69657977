import { addTraces, type Trace } from '../judge/answer.ts';

/** Limit for long outages: of earlier attempts only the number and the price are kept. */
const ATTEMPTS = 20;

/** The trace of one answer including earlier failed calls, oldest first. */
export function withEarlierCalls(earlier: Trace | null, trace: Trace): Trace {
  if (earlier === null) return trace;
  const all = addTraces([earlier, trace]);
  const durationMs = earlier.durationMs + trace.durationMs;
  return { ...trace, ...all, attempts: all.attempts.slice(-ATTEMPTS), durationMs };
}
