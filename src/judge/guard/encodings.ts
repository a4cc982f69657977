import type { Span } from './threat.ts';

/** A run of text in one of the usual encodings, and what it decodes to. */
export type Decoded = Span & { decoded: string };

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text; empty where they are none. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return '';
  }
}

function fromBase64(run: string): string {
  return textOf(Buffer.from(run.replace(/\s/gu, ''), 'base64'));
}

function fromHex(run: string): string {
  return textOf(Buffer.from(run.replace(/0x|\\x|[^0-9a-f]/giu, ''), 'hex'));
}

function fromBase32(run: string): string {
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

function fromPercent(run: string): string {
  if (!run.includes('%')) return '';
  const bytes = [...run.matchAll(/%([0-9a-f]{2})|[^]/giu)].map(([sign, hex]) =>
    hex === undefined ? Buffer.from(sign === '+' ? ' ' : sign) : Buffer.from(hex, 'hex'),
  );
  return textOf(Buffer.concat(bytes));
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function codePoint(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

function fromEscapes(run: string): string {
  return run.replace(
    /&#x([0-9a-f]{1,6});|&#(\d{1,7});|&(lt|gt|amp|quot|apos|nbsp);|\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/giu,
    (_whole, hex?: string, decimal?: string, named?: string, unicode?: string, byte?: string) => {
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? '';
      return decimal === undefined ? codePoint(hex ?? unicode ?? byte ?? '', 16) : codePoint(decimal, 10);
    },
  );
}

/** One run, and lines of nothing else, as mail and terminals wrap them. */
function runsOf(alphabet: string, padding: string): RegExp {
  const line = `[${alphabet}]{4,}={0,${padding}}`;
  return new RegExp(`^[ \\t]*${line}(?:\\r?\\n[ \\t]*${line})+|[${alphabet}]{16,}={0,${padding}}`, 'gmu');
}

const ENCODINGS: readonly [run: RegExp, decode: (run: string) => string][] = [
  [runsOf('A-Za-z0-9+/_-', '2'), fromBase64],
  [runsOf('A-Z2-7', '6'), fromBase32],
  [runsOf('a-z2-7', '6'), fromBase32],
  [/(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,-]{0,2}){12,}/giu, fromHex],
  [/(?:%[0-9a-f]{2}|[\w.~+!*'(){}[\]":,-])+/giu, fromPercent],
  [/(?:(?:&#?\w{1,8};|\\u\{?[0-9a-f]{4,6}\}?|\\x[0-9a-f]{2})[^&\\]{0,80})+/giu, fromEscapes],
];
const LEAST_LENGTH = 16;

/** Every run of a text that may be encoded, decoded. */
export function decodedRuns(text: string): Decoded[] {
  return ENCODINGS.flatMap(([pattern, decode]) =>
    [...text.matchAll(pattern)]
      .filter(([run]) => run.length >= LEAST_LENGTH)
      .flatMap(({ 0: run, index }) => {
        const decoded = decode(run);
        return decoded === '' || decoded === run ? [] : [{ start: index, end: index + run.length, decoded }];
      }),
  );
}
