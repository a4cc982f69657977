const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text; empty if they are not text. All decoders return this. */
function textOf(bytes: Uint8Array): string {
  try {
    // UTF-16 text has zeros between ASCII letters.
    return utf8.decode(bytes).replaceAll('\0', '');
  } catch {
    return '';
  }
}

export function fromBase64(run: string): string {
  return textOf(Buffer.from(run.replace(/[\s,.;:|]/gu, ''), 'base64'));
}

export function fromHex(run: string): string {
  return textOf(Buffer.from(run.replace(/0x|\\x|[^0-9a-f]/giu, ''), 'hex'));
}

export function fromBase32(run: string): string {
  const bytes: number[] = [];
  let [value, bits] = [0, 0];
  for (const sign of run.replace(/[\s=]/gu, '').toUpperCase()) {
    value = (value << 5) | BASE32.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(value >> bits);
    value &= (1 << bits) - 1;
  }
  return textOf(Uint8Array.from(bytes));
}

export function fromPercent(run: string): string {
  if (!run.includes('%')) return '';
  const bytes = [...run.matchAll(/%([0-9a-f]{2})|[^]/giu)].map(([sign, hex]) =>
    hex === undefined ? Buffer.from(sign === '+' ? ' ' : sign) : Buffer.from(hex, 'hex'),
  );
  return textOf(Buffer.concat(bytes));
}

export function fromBinary(run: string): string {
  const bytes = run.match(/[01]{8}/gu) ?? [];
  return textOf(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}

export function fromQuotedPrintable(run: string): string {
  return fromPercent(run.replace(/=\r?\n/gu, '').replaceAll('=', '%'));
}

/** Character codes in the given base. */
export function fromCodes(base: number): (run: string) => string {
  return (run) => {
    const codes = (run.match(/\d+/gu) ?? []).map((code) => Number.parseInt(code, base));
    return codes.every((code) => code < 256) ? textOf(Uint8Array.from(codes)) : '';
  };
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lbrace: '{',
  rbrace: '}',
  lsqb: '[',
  rsqb: ']',
  colon: ':',
  comma: ',',
  sol: '/',
  verbar: '|',
  lowbar: '_',
};

function codePoint(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

export function fromEscapes(run: string): string {
  return run.replace(
    /&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]{2,8});|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|U\+([0-9a-f]{4,6})\s?/giu,
    (_whole, hex?: string, decimal?: string, named?: string, ...unicode: (string | undefined)[]) => {
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? ' ';
      if (decimal !== undefined) return codePoint(decimal, 10);
      return codePoint(hex ?? unicode.slice(0, 4).find((digits) => digits !== undefined) ?? '', 16);
    },
  );
}
