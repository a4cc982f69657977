/** A strong entity tag made of the given parts. */
export function etagOf(...parts: (string | number)[]): string {
  return `"${parts.join('.')}"`;
}

/** Whether an `If-None-Match` or `If-Match` list contains this tag. Weak tags match only with `weak`. */
export function matches(header: string | undefined, etag: string, { weak }: { weak: boolean }): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(/(W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag === etag || (weak && tag === `W/${etag}`));
}
