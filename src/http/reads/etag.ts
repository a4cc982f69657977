/** A strong entity tag of what it names. */
export function etagOf(...parts: (string | number)[]): string {
  return `"${parts.join('.')}"`;
}

/** Whether a list of entity tags (`If-None-Match`, `If-Match`) has this one. Weak tags count only where `weak` says so. */
export function matches(header: string | undefined, etag: string, { weak }: { weak: boolean }): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(/(W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag === etag || (weak && tag === `W/${etag}`));
}
