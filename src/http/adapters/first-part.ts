/**
 * The first part of a `multipart/mixed` body, which in xAPI has the statements; the others are contents of attachments.
 * Null if the body is not multipart or its first part is not JSON.
 */
export function firstPart(contentType: string, body: Uint8Array): Buffer | null {
  const boundary = /boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1]?.trim();
  if (boundary === undefined) return null;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // One character for each byte, so that places in the text are places in the body.
  const text = bytes.toString('latin1');
  // A delimiter may be followed by spaces (RFC 2046, 5.1.1).
  const delimiter = boundary.replace(/\W/g, String.raw`\$&`);
  const opening = new RegExp(`(?:^|\\r\\n)--${delimiter}[ \\t]*\\r\\n`).exec(text);
  if (!opening) return null;
  const start = opening.index + opening[0].length;
  const blank = text.indexOf('\r\n\r\n', start - 2);
  const end = text.indexOf(`\r\n--${boundary}`, start - 2);
  if (blank < 0 || blank > end) return null;
  if (!/^content-type:\s*application\/json\b/im.test(text.slice(start, blank))) return null;
  return bytes.subarray(blank + 4, Math.max(blank + 4, end));
}
