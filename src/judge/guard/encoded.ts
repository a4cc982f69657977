import type { Span, Finding, Scanner } from './threat.ts';
import { forgedForms } from './forged.ts';
import { hiddenBytes, hiddenLetters, turnedText } from './hidden.ts';

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

function fromBase64(run: string): string {
  return textOf(Buffer.from(run.replace(/[\s,.;:|]/gu, ''), 'base64'));
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

function fromBinary(run: string): string {
  const bytes = run.match(/[01]{8}/gu) ?? [];
  return textOf(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}

function fromQuotedPrintable(run: string): string {
  return fromPercent(run.replace(/=\r?\n/gu, '').replaceAll('=', '%'));
}

/** Character codes in the given base. */
function fromCodes(base: number): (run: string) => string {
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

function fromEscapes(run: string): string {
  return run.replace(
    /&#x([0-9a-f]{1,6});|&#(\d{1,7});|&([a-z]{2,8});|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|U\+([0-9a-f]{4,6})\s?/giu,
    (_whole, hex?: string, decimal?: string, named?: string, ...unicode: (string | undefined)[]) => {
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? ' ';
      if (decimal !== undefined) return codePoint(decimal, 10);
      return codePoint(hex ?? unicode.slice(0, 4).find((digits) => digits !== undefined) ?? '', 16);
    },
  );
}

/** A run of text in a common encoding, and its decoded text. */
type Decoded = Span & { decoded: string };
type Encoding = { runs: RegExp; decode: (run: string) => string };

/** One long run, or several lines that each contain only a run. */
function runsOf(alphabet: string, padding: string): RegExp {
  const line = `[${alphabet}]{4,}={0,${padding}}`;
  return new RegExp(`^[ \\t]*${line}(?:\\r?\\n[ \\t]*${line})+|[${alphabet}]{16,}={0,${padding}}`, 'gmu');
}

const ENCODINGS: readonly Encoding[] = [
  { runs: runsOf('A-Za-z0-9+/_-', '2'), decode: fromBase64 },
  { runs: runsOf('A-Z2-7', '6'), decode: fromBase32 },
  { runs: runsOf('a-z2-7', '6'), decode: fromBase32 },
  { runs: /(?<![\p{L}\p{N}])(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,-]{0,2}){12,}/giu, decode: fromHex },
  // In groups of the same size.
  { runs: /(?:[\w+/-]{4}[\s,.;:|]{1,2}){6,}[\w+/-]{1,4}={0,2}/gu, decode: fromBase64 },
  { runs: /(?:[\w+/-]{8}[\s,.;:|]{1,2}){3,}[\w+/-]{1,8}={0,2}/gu, decode: fromBase64 },
  { runs: /(?:[01]{8}[\s,]{0,2}){12,}/gu, decode: fromBinary },
  { runs: /(?:\b\d{2,3}[\s,;]{1,2}){12,}\d{2,3}\b/gu, decode: fromCodes(10) },
  { runs: /(?:\\[0-7]{3}){12,}/gu, decode: fromCodes(8) },
  { runs: /(?:=[0-9a-f]{2}|=\r?\n|[\w.~+!*'(){}[\]":,-]){16,}/giu, decode: fromQuotedPrintable },
  { runs: /(?:%[0-9a-f]{2}|[\w.~+!*'(){}[\]":,-])+/giu, decode: fromPercent },
  { runs: /(?:U\+[0-9a-f]{4,6}[\s,]{0,2}){12,}/giu, decode: fromEscapes },
  {
    runs: /(?:(?:&#?\w{1,8};|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2})[^&\\]{0,80})+/giu,
    decode: fromEscapes,
  },
];
const LEAST_LENGTH = 16;

/** Long runs, or a short last run with padding. */
const PIECE = /[A-Za-z0-9+/_-]{16,}={0,2}|[A-Za-z0-9+/_-]{2,}={1,2}/gu;
/** The widest gap between two parts of one code: quote or list marks, quotation marks, concatenation operators. */
const WIDEST_GAP = 12;

/** Base64 split as programs and mails do: joins pieces with little between them. */
function joinedBase64(text: string): Decoded[] {
  const rows: { start: number; end: number; code: string }[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const last = rows.at(-1);
    const end = index + piece.length;
    if (last === undefined || index - last.end > WIDEST_GAP) rows.push({ start: index, end, code: piece });
    else {
      last.code += piece;
      last.end = end;
    }
  }
  return rows.map(({ start, end, code }) => ({ start, end, decoded: fromBase64(code) }));
}

/** A line of a hex dump: its offset, then bytes. */
const DUMP_LINE =
  /^[ \t]*[0-9a-f]{4,8}:?[ \t]{1,4}((?:[0-9a-f]{2,4}[ \t]{1,3}){1,16}(?:[0-9a-f]{2,4}$)?)/gimu;

/** All lines of a hex dump, joined. */
function dumpedHex(text: string): Decoded[] {
  const lines = [...text.matchAll(DUMP_LINE)];
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const decoded = fromHex(lines.map(([, bytes = '']) => bytes).join(''));
  return [{ start: first.index, end: last.index + last[0].length, decoded }];
}

/** Every run of a text that may be encoded, with its decoded text. */
function decodedRuns(text: string): Decoded[] {
  const whole = ENCODINGS.flatMap(({ runs, decode }) =>
    [...text.matchAll(runs)]
      .filter(([run]) => run.length >= LEAST_LENGTH)
      .map(({ 0: run, index }) => ({ start: index, end: index + run.length, decoded: decode(run) })),
  );
  return [...whole, ...joinedBase64(text), ...dumpedHex(text)].filter(
    ({ start, end, decoded }) => decoded !== '' && decoded !== text.slice(start, end),
  );
}

/** Maximum depth of nested encodings. */
const DEEPEST = 3;
/** Without unopened tags: a run is only part of its text, so the opening tag may be before it. */
const SCANNERS: readonly Scanner[] = [
  (text) => forgedForms(text).filter(({ kind }) => kind !== 'unopened_tag'),
  hiddenLetters,
  hiddenBytes,
  turnedText,
];

function threatsIn(text: string, depth: number): boolean {
  if (SCANNERS.some((scan) => scan(text).length > 0)) return true;
  return depth < DEEPEST && decodedRuns(text).some(({ decoded }) => threatsIn(decoded, depth + 1));
}

/**
 * Encoded runs (base64, base32, hexadecimal, percent or character escapes) that contain another threat when
 * decoded.
 */
export function encodedForms(text: string): Finding[] {
  return decodedRuns(text)
    .filter(({ decoded }) => threatsIn(decoded, 1))
    .map(({ start, end }) => ({ kind: 'encoded', start, end, removes: true }));
}
