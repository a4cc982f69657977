const BASE64 = /[A-Za-z0-9+/_-]{20,}={0,2}/gu;
const HEX = /(?:0x|\\x|\b)?(?:[0-9a-f]{2}[\s:,-]?(?:\\x|0x)?){12,}/giu;
const PERCENT = /(?:%[0-9a-f]{2}){4,}|(?:[\w.~-]*%[0-9a-f]{2}){4,}[\w.~-]*/giu;
const ESCAPES = /(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&#x?[0-9a-f]{2,6};){4,}/giu;
const BINARY = /(?:[01]{8}[\s,]?){6,}/gu;
const DECIMAL = /(?:\b(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])\b[\s,;]+){10,}/gu;
const MOST = 4000;

function bytesText(bytes: Iterable<number>): string {
  return Buffer.from([...bytes]).toString('utf8');
}

function fromHex(match: string): string {
  return Buffer.from(match.replace(/0x|\\x|[^0-9a-f]/giu, ''), 'hex').toString('utf8');
}

function fromEscapes(match: string): string {
  return match.replace(
    /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|&#x([0-9a-f]+);|&#(\d+);/giu,
    (_all, a, b, c, d) => {
      const code = d === undefined ? Number.parseInt((a ?? b ?? c) as string, 16) : Number(d);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

function fromPercent(match: string): string {
  return match.replace(/%([0-9a-f]{2})/giu, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const CODINGS: readonly { find: RegExp; decode: (match: string) => string }[] = [
  { find: BASE64, decode: (match) => Buffer.from(match, 'base64').toString('utf8') },
  { find: HEX, decode: fromHex },
  { find: PERCENT, decode: fromPercent },
  { find: ESCAPES, decode: fromEscapes },
  {
    find: BINARY,
    decode: (match) => bytesText((match.match(/[01]{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2))),
  },
  { find: DECIMAL, decode: (match) => bytesText((match.match(/\d+/gu) ?? []).map(Number)) },
];

function isReadable(text: string): boolean {
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  return (
    text.length >= 8 &&
    !text.includes('\uFFFD') &&
    letters > 0.75 * text.length &&
    /\p{L}{2,}\s+\p{L}{2,}/u.test(text)
  );
}

/** Readable words that a text carries in base64, hex, percent, escape, binary or decimal form. */
export function decodedParts(text: string): string[] {
  const bounded = text.slice(0, MOST);
  return CODINGS.flatMap(({ find, decode }) => (bounded.match(find) ?? []).map(decode)).filter(isReadable);
}

function rotated(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function unleeted(text: string): string {
  return text.replace(/\S*[a-z]\S*/giu, (word) =>
    word.replace(/[013457@$!](?=\S*[a-z])|(?<=[a-z]\S*)[013457@$!]/giu, (sign) => LEET[sign] ?? sign),
  );
}

function joinedLetters(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{L}[\s._*-]){3,}\p{L}(?![\p{L}\p{N}])/gu, (spaced) =>
    spaced.replace(/[\s._*-]/gu, ''),
  );
}

/** Other ways to read a text: rot13, backwards, with digits for letters, with its letters spaced out, as a file name. */
export function otherReadings(text: string): string[] {
  const bounded = text.slice(0, MOST);
  const spaced = bounded.replace(/_|(?<=\p{L})[.+-](?=[\p{L}\p{N}])|(?<=\p{N})[+-](?=\p{L})/gu, ' ');
  const backwards = Array.from(bounded).reverse().join('');
  const all = [
    rotated(bounded),
    backwards,
    unleeted(bounded),
    joinedLetters(bounded),
    spaced,
    spaced.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
  ];
  return all.filter((reading) => reading !== bounded);
}
