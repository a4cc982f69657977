/** Attributes that a binary-mode request may carry; extensions are allowed and not kept, as in the other modes. */
const ATTRIBUTES = ['specversion', 'id', 'source', 'type', 'subject', 'time'] as const;

/** Headers carry other characters percent-encoded; a broken encoding stands as it came. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The structured form of an event that came with its attributes in `ce-` headers and its data as the body. */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = { data };
  for (const name of ATTRIBUTES) {
    const value = headers.get(`ce-${name}`);
    if (value !== null) event[name] = decoded(value);
  }
  return event;
}
