const LONGEST_WAIT_MS = 3_600_000;

/** `retry-after-ms`, or `retry-after` in seconds or as a date, at most an hour; null if unusable. */
export function retryAfterMs(headers: Record<string, string> | undefined, now: number): number | null {
  const exact = headers?.['retry-after-ms']?.trim();
  const after = headers?.['retry-after']?.trim();
  let wait = Number.NaN;
  if (exact) wait = Number(exact);
  if (!Number.isFinite(wait) && after) wait = Number(after) * 1000;
  if (!Number.isFinite(wait) && after) wait = Date.parse(after) - now;
  return Number.isFinite(wait) ? Math.min(LONGEST_WAIT_MS, Math.max(0, wait)) : null;
}
