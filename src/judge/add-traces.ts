import type { Trace } from './answer.ts';

/** What several calls cost together. The cost is null if one of them is not known. */
export function addTraces(traces: readonly Trace[]) {
  const sum = (of: (trace: Trace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  return {
    retries: sum(({ retries }) => retries + 1) - 1,
    attempts: traces.flatMap(({ attempts }) => attempts),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cost: traces.some(({ cost }) => cost === null) ? null : sum(({ cost }) => cost ?? 0),
  };
}
