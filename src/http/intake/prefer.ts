const LONGEST_S = 30;

/** What a client prefers (RFC 7240): `wait` in seconds, at most 30, or null; `minimal` is `return=minimal`. */
export type Preferences = { wait: number | null; minimal: boolean };

/** The preferences in a `Prefer` header. Of two of the same name the first counts; others are ignored, as RFC 7240 says. */
export function preferencesIn(header: string | undefined): Preferences {
  const found = new Map<string, string>();
  for (const preference of (header ?? '').split(',')) {
    const [, name, value] = /^\s*([\w-]+)\s*=\s*"?([\w-]+)"?\s*(;.*)?$/.exec(preference) ?? [];
    const key = name?.toLowerCase() ?? '';
    if (value !== undefined && !found.has(key)) found.set(key, value.toLowerCase());
  }
  const wait = found.get('wait') ?? '';
  return {
    wait: /^\d{1,6}$/.test(wait) ? Math.min(Number(wait), LONGEST_S) : null,
    minimal: found.get('return') === 'minimal',
  };
}
