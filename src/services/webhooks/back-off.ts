const FIRST_MS = 5000;
const LONGEST_MS = 2 * 3_600_000;
/** Longest pause that a receiver may ask for. */
const ASKED_MS = 3_600_000;

/** What a receiver asked for, in seconds or as a date; 0 if it asked for nothing. */
function askedMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  return Date.parse(retryAfter) - now || 0;
}

/**
 * The pause after the last of `failures` attempts: it doubles from five seconds to two hours, a tenth more or less, so
 * that endpoints that failed together do not come together. At least what the receiver asked for by `Retry-After`.
 */
export function backOff(
  failures: number,
  retryAfter: string | null,
  { random, now, firstMs = FIRST_MS }: { random: number; now: number; firstMs?: number | undefined },
): number {
  const doubled = Math.min(LONGEST_MS, firstMs * 2 ** Math.min(failures - 1, 30));
  const asked = Math.min(askedMs(retryAfter, now), ASKED_MS);
  return Math.round(Math.max(doubled * (0.9 + 0.2 * random), asked));
}
