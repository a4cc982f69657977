import { Problem } from './problem.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 20_000;

/** Statuses that a proxy or an overloaded server gives to a request that may be repeated unchanged. */
export const PASSING = new Set([429, 502, 503, 504]);

/** Whether the same request may succeed later: after an overload, an outage, or a connection that broke. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof Problem) || PASSING.has(error.status);
}

/** A pause that ends early, with the reason, when the signal aborts. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** How long to wait after `failures` failures in a row: doubling, with jitter, and never less than the server asked for. */
export function pauseMsAfter(failures: number, error?: unknown): number {
  const grown = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2);
  return Math.max(grown, error instanceof Problem ? (error.retryAfterMs ?? 0) : 0);
}

export type RetryOptions = { signal?: AbortSignal | undefined; retryForMs: number };

/** Calls until an answer, a refusal that will not pass, or until it has failed for `retryForMs`. */
export async function withRetries<Answer>(
  call: () => Promise<Answer>,
  { signal, retryForMs }: RetryOptions,
): Promise<Answer> {
  const until = Date.now() + retryForMs;
  for (let failures = 0; ; failures += 1) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      const ms = pauseMsAfter(failures, error);
      if (!mayPass(error) || Date.now() + ms > until) throw error;
      await pause(ms, signal);
    }
  }
}
