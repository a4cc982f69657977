const LONGEST_S = 30;

/** Seconds in `Prefer: wait=N` (RFC 7240), at most 30; null if missing or invalid. */
export function preferredWait(header: string | undefined): number | null {
  for (const preference of (header ?? '').split(',')) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(;.*)?$/i.exec(preference) ?? [];
    if (seconds !== undefined) return Math.min(Number(seconds), LONGEST_S);
  }
  return null;
}
