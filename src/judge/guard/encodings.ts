import {
  fromBase32,
  fromBase64,
  fromBinary,
  fromCodes,
  fromEscapes,
  fromHex,
  fromPercent,
  fromQuotedPrintable,
} from './decoders.ts';
import type { Span } from './threat.ts';

/** A run of text in a common encoding, and its decoded text. */
export type Decoded = Span & { decoded: string };
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
export function decodedRuns(text: string): Decoded[] {
  const whole = ENCODINGS.flatMap(({ runs, decode }) =>
    [...text.matchAll(runs)]
      .filter(([run]) => run.length >= LEAST_LENGTH)
      .map(({ 0: run, index }) => ({ start: index, end: index + run.length, decoded: decode(run) })),
  );
  return [...whole, ...joinedBase64(text), ...dumpedHex(text)].filter(
    ({ start, end, decoded }) => decoded !== '' && decoded !== text.slice(start, end),
  );
}
