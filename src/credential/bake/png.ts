const KEYWORD = 'openbadgecredential';
const SIGNATURE_BYTES = 8;
/** Length, type and CRC of a chunk. */
const FRAME_BYTES = 12;

/** The data of an iTXt chunk with a credential (Open Badges 3.0, 5.3.1): keyword, no compression, no language, the text. */
export function textChunk(credential: string): Uint8Array {
  return new TextEncoder().encode(`${KEYWORD}\0\0\0\0\0${credential}`);
}

/** The credential in a PNG image, null if it has none. */
export function textInPng(png: Uint8Array): string | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const decoder = new TextDecoder();
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= png.length;) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (decoder.decode(png.subarray(at + 4, at + 8)) === 'iTXt') {
      const text = decoder.decode(data);
      // Flag and method of the compression, then language and translated keyword, each ended by a NUL.
      const [, credential] =
        new RegExp(`^${KEYWORD}\\0\\0\\0[^\\0]*\\0[^\\0]*\\0([\\s\\S]*)$`).exec(text) ?? [];
      if (credential !== undefined) return credential;
    }
    at += FRAME_BYTES + length;
  }
  return null;
}
