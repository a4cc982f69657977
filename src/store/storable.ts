const mend = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** A JSON value with the characters replaced that Postgres or a hash refuses: NUL and halves of surrogate pairs. */
export function storable<T>(value: T): T {
  const text = JSON.stringify(value);
  return JSON.parse(text, (_key, inner: unknown) => (typeof inner === 'string' ? mend(inner) : inner)) as T;
}
