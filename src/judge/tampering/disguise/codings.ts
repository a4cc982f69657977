import { shortBase64 } from './short-base64.ts';

/** Lines may be indented or quoted, and the last one may be short if its padding shows that it belongs to them. */
const BASE64 =
  /(?:[A-Za-z0-9+/_-]{16,80}\r?\n[ \t>]*){0,200}(?:[A-Za-z0-9+/_-]{2,11}={1,2}|[A-Za-z0-9+/_-]{12,}={0,2})/gu;
const BASE32 = /\b[A-Z2-7]{16,}={0,6}/gu;
const HEX = /(?:0x|\\x|\b)?(?:[0-9a-f]{2}[\s:,-]{0,2}(?:\\x|0x)?){10,}/giu;
const PERCENT = /(?:[\w.~-]*%[0-9a-f]{2}){3,}[\w.~-]*/giu;
const ESCAPES = /(?:\\u\{?[0-9a-f]{1,6}\}?|\\x[0-9a-f]{2}|&#x?[0-9a-f]{1,6};|\\[0-7]{3}){4,}/giu;
const ESCAPE =
  /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|\\([0-7]{3})/giu;
const BINARY = /(?:[01]{8}[\s,]?){6,}/gu;
const DECIMAL = /(?:\b(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])\b[\s,;]*){10,}/gu;
const MORSE = /(?:[.\-·–−]{1,6}(?:\s*\/\s*|\s+)){8,}[.\-·–−]{1,6}/gu;
const LONGEST = 24_000;
/** What is decoded is read this far: a request comes sooner. */
const LONGEST_DECODED = 4000;

function fromBytes(bytes: Uint8Array): string {
  // Every second byte empty: two bytes a letter.
  const wide = bytes.length >= 8 && bytes.every((byte, index) => index % 2 === 0 || byte === 0);
  return Buffer.from(bytes).toString(wide ? 'utf16le' : 'utf8');
}

function fromHex(match: string): string {
  return fromBytes(Buffer.from(match.replace(/0x|\\x|[^0-9a-f]/giu, ''), 'hex'));
}

const ALPHABET32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(match: string): string {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of match.replace(/=+$/u, '')) {
    held = ((held << 5) | ALPHABET32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return fromBytes(Uint8Array.from(bytes));
}

function fromEscapes(match: string): string {
  return match.replace(ESCAPE, (_all, ...groups: (string | undefined)[]) => {
    const [braced, four, two, entity, decimal, octal] = groups;
    const hex = braced ?? four ?? two ?? entity;
    let code = Number(decimal);
    if (hex !== undefined) code = Number.parseInt(hex, 16);
    else if (octal !== undefined) code = Number.parseInt(octal, 8);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function fromPercent(match: string): string {
  const bytes = match.replace(/%([0-9a-f]{2})/giu, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const CODE =
  'a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.';
const LETTER_OF: ReadonlyMap<string, string> = new Map(
  CODE.split(' ').map((pair) => [pair.slice(1), pair.slice(0, 1)]),
);

function fromMorse(match: string): string {
  const words = match
    .replace(/·/gu, '.')
    .replace(/[–−]/gu, '-')
    .split(/\s*\/\s*|\s{3,}/u);
  return words
    .map((word) =>
      word
        .split(/\s+/u)
        .map((letter) => LETTER_OF.get(letter) ?? '')
        .join(''),
    )
    .join(' ');
}

const CODINGS: readonly { find: RegExp; decode: (match: string) => string }[] = [
  { find: BASE64, decode: (match) => fromBytes(Buffer.from(match.replace(/[\s>]+/gu, ''), 'base64')) },
  { find: BASE32, decode: fromBase32 },
  { find: HEX, decode: fromHex },
  { find: PERCENT, decode: fromPercent },
  { find: ESCAPES, decode: fromEscapes },
  {
    find: BINARY,
    decode: (match) =>
      fromBytes(Uint8Array.from((match.match(/[01]{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))),
  },
  { find: DECIMAL, decode: (match) => fromBytes(Uint8Array.from((match.match(/\d+/gu) ?? []).map(Number))) },
  { find: MORSE, decode: fromMorse },
];

function isReadable(text: string): boolean {
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  return text.length >= 6 && !text.includes('\uFFFD') && letters > 0.7 * text.length;
}

/** A stretch of a text and what it says once decoded. */
export type Coded = { start: number; end: number; says: string };

/** A long word or a drawn line above or below a code looks like one more line of it. */
function withoutEdges(start: number, code: string): { start: number; code: string }[] {
  const [head, tail] = [code.indexOf('\n') + 1, code.lastIndexOf('\n')];
  if (head === 0) return [{ start, code }];
  const below = { start: start + head, code: code.slice(head) };
  const between = tail < head ? [] : [{ start: below.start, code: code.slice(head, tail) }];
  return [{ start, code }, below, { start, code: code.slice(0, tail) }, ...between];
}

function decodedOnce(text: string): Coded[] {
  return CODINGS.flatMap(({ find, decode }) =>
    Array.from(text.matchAll(find)).flatMap((match): Coded[] => {
      const read = ({ start, code }: { start: number; code: string }): Coded => {
        const says = decode(code.slice(0, 8 * LONGEST_DECODED)).slice(0, LONGEST_DECODED);
        return { start, end: start + code.length, says };
      };
      const clean = withoutEdges(match.index, match[0])
        .map(read)
        .find(({ says }) => !says.includes('\uFFFD'));
      return clean === undefined ? [] : [clean];
    }),
  );
}

/** Readable words that a text carries in base64, base32, hex, percent, escape, binary, decimal or Morse form, once or twice over. */
export function codedParts(text: string): Coded[] {
  const bounded = text.slice(0, LONGEST);
  const once = [...decodedOnce(bounded), ...shortBase64(bounded)];
  const twice = once.flatMap((part) => decodedOnce(part.says).map(({ says }) => ({ ...part, says })));
  return [...once, ...twice].filter(({ says }) => isReadable(says));
}
