/** Decodes percent-encoding in a header; invalid encoding is kept as received. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Converts a binary-mode event (attributes in `ce-` headers, data as the body) to structured form. Extensions are
 * included, although not stored, so that forbidden names in them are rejected.
 */
export function binaryEvent(headers: Headers, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const [name, value] of headers) if (name.startsWith('ce-')) event[name.slice(3)] = decoded(value);
  // In binary mode the media type is the request's content type.
  delete event['datacontenttype'];
  return { ...event, data };
}
