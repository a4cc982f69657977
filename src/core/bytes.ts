const BYTES_OF: Record<string, number> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Parses a size such as `512m`, `600MB` or `2GiB` into bytes, with binary units; undefined for anything else. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmg]?)(?:i?b)?$/i.exec(text.trim());
  return match === null ? undefined : Math.floor(Number(match[1]) * BYTES_OF[match[2]!.toLowerCase()]!);
}
