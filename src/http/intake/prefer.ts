const LONGEST_S = 30;

/** Seconds that a client prefers to wait (RFC 7240), 30 at most; null when it does not ask or asks for nonsense. */
export function preferredWait(header: string | undefined): number | null {
  for (const preference of (header ?? '').split(',')) {
    const [, seconds] = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(;.*)?$/i.exec(preference) ?? [];
    if (seconds !== undefined) return Math.min(Number(seconds), LONGEST_S);
  }
  return null;
}
