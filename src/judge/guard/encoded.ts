import { decodeHTML } from 'entities';
import { forgedForms } from './forged.ts';
import { hiddenBytes, hiddenLetters, turnedText } from './hidden.ts';
import { neighbours, type Scanner, type Span, spansOf } from './threat.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-16 text has zeros between ASCII letters. */
function textOf(bytes: Uint8Array): string {
  return utf8.decode(bytes).replaceAll('\0', '');
}

function fromBase64(run: string): string {
  return textOf(Buffer.from(run.replace(/[\s,.;:|]/gu, ''), 'base64'));
}

function fromHex(run: string): string {
  return textOf(Buffer.from(run.replace(/0x|\\x|[^0-9a-f]/giu, ''), 'hex'));
}

function fromBase32(run: string): string {
  const signs = Array.from(run.replace(/[\s=]/gu, '').toUpperCase());
  const bits = signs.map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return textOf(Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2)));
}

function fromPercent(run: string): string {
  return run.includes('%') ? decodeURIComponent(run.replaceAll('+', ' ')) : run;
}

/** `\u0041`, `\u{41}` and `\x41`. */
const ESCAPE = /\\(?:u\{[0-9a-f]{1,5}\}|u[0-9a-f]{4}|x[0-9a-f]{2})/giu;

function fromEscapes(run: string): string {
  return decodeHTML(run).replace(ESCAPE, (escape) =>
    String.fromCodePoint(Number.parseInt(escape.replace(/[^0-9a-f]/giu, ''), 16)),
  );
}

/** One long run, or several lines that each contain only a run. */
function runsOf(alphabet: string, padding: number): RegExp {
  const line = `[${alphabet}]{4,}={0,${padding}}`;
  return new RegExp(`^[ \\t]*${line}(?:\\r?\\n[ \\t]*${line})+|[${alphabet}]{16,}={0,${padding}}`, 'gmu');
}

const ENCODINGS: readonly (readonly [runs: RegExp, decode: (run: string) => string])[] = [
  [runsOf('A-Za-z0-9+/_-', 2), fromBase64],
  // In groups of the same size.
  [/(?:(?:[\w+/-]{4}){1,2}[\s,.;:|]{1,2}){3,}[\w+/-]{1,8}={0,2}/gu, fromBase64],
  [runsOf('A-Z2-7', 6), fromBase32],
  [runsOf('a-z2-7', 6), fromBase32],
  [/(?<![\p{L}\p{N}])(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,-]{0,2}){12,}/giu, fromHex],
  [/(?:%[0-9a-f]{2}|[\w.~+!*'(){}[\]":,-])+/giu, fromPercent],
  [/(?:(?:&#?\w{1,8};|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,5}\}|\\x[0-9a-f]{2})[^&\\]{0,80})+/giu, fromEscapes],
];
const LEAST_LENGTH = 16;

type Decoded = Span & { decoded: string };

/** Nothing if the run does not change, or its bytes are not text. */
function decodedSpan(span: Span, code: string, decode: (run: string) => string): Decoded[] {
  try {
    const decoded = decode(code);
    return decoded === code ? [] : [{ ...span, decoded }];
  } catch {
    return [];
  }
}

/** Long runs, or a short last run with padding. */
const PIECE = /[A-Za-z0-9+/_-]{16,}={0,2}|[A-Za-z0-9+/_-]{2,}={1,2}/gu;
/** Between two parts of one code: quote or list marks, quotation marks, concatenation operators. */
const WIDEST_GAP = 12;

function decodedRuns(text: string): Decoded[] {
  const textIn = ({ start, end }: Span) => text.slice(start, end);
  const whole = ENCODINGS.flatMap(([runs, decode]) =>
    spansOf(text, runs)
      .filter(({ start, end }) => end - start >= LEAST_LENGTH)
      .flatMap((span) => decodedSpan(span, textIn(span), decode)),
  );
  // Base64 split as programs and mails do: pieces with little between them are joined.
  const rows = neighbours(spansOf(text, PIECE), (a, b) => b.start - a.end <= WIDEST_GAP);
  const joined = rows.flatMap((row) => {
    const span = { start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0 };
    return decodedSpan(span, row.map(textIn).join(''), fromBase64);
  });
  return [...whole, ...joined];
}

const DEEPEST = 3;
/** Without unopened tags: a run is only part of its text, so the opening tag may be before it. */
const SCANNERS: readonly Scanner[] = [
  (text) => forgedForms(text).filter(({ kind }) => kind !== 'unopened_tag'),
  hiddenLetters,
  hiddenBytes,
  turnedText,
];

function hasThreat(text: string, depth: number): boolean {
  if (SCANNERS.some((scan) => scan(text).length > 0)) return true;
  return depth < DEEPEST && decodedRuns(text).some(({ decoded }) => hasThreat(decoded, depth + 1));
}

/** Encoded runs (base64, base32, hexadecimal, percent or character escapes) that contain another threat when decoded. */
export function encodedForms(text: string): Span[] {
  return decodedRuns(text).filter(({ decoded }) => hasThreat(decoded, 1));
}
