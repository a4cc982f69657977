/** Headers carry other characters percent-encoded; a broken encoding stands as it came. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The structured form of an event that came with its attributes in `ce-` headers and its data as the body. Extensions
 * are in it too: they are not kept, but what may not come in may not come in this way either.
 */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const [name, value] of headers) if (name.startsWith('ce-')) event[name.slice(3)] = decoded(value);
  // In this mode the media type is the request's own.
  delete event['datacontenttype'];
  return { ...event, data };
}
