/**
 * The first part of a `multipart/mixed` body, which in xAPI has the statements; the others are contents of attachments.
 * Null if the body is not multipart or its first part is not JSON.
 */
export function firstPart(contentType: string, body: Uint8Array): Buffer | null {
  const boundary = /boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1]?.trim();
  if (boundary === undefined) return null;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const opening = `--${boundary}\r\n`;
  const start = bytes.indexOf(opening);
  const end = bytes.indexOf(`\r\n--${boundary}`, start + opening.length - 2);
  const blank = bytes.indexOf('\r\n\r\n', start);
  if (start < 0 || end < 0 || blank < 0 || blank > end) return null;
  const headers = bytes.subarray(start + opening.length, blank).toString('latin1');
  if (!/^content-type:\s*application\/json\b/im.test(headers)) return null;
  return bytes.subarray(blank + 4, Math.max(blank + 4, end));
}
