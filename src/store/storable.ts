const mend = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** Replaces characters that Postgres or a hash cannot store: NUL and unpaired surrogates. */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(text, (_key, inner: unknown) => (typeof inner === 'string' ? mend(inner) : inner)) as T;
}
