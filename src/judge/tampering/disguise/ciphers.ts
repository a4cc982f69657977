import { fromPigLatin } from './pig-latin.ts';

const LONGEST = 1000;

function shifted(text: string, by: number): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + by) % 26) + base);
  });
}

function mirrored(text: string): string {
  return text.replace(/[a-z]/giu, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(base + 25 - (letter.charCodeAt(0) - base));
  });
}

function rot47(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(33 + ((sign.charCodeAt(0) + 14) % 94)));
}

function backwards(text: string): string {
  return Array.from(text).reverse().join('');
}

const TURNED = 'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz';
const UPRIGHT: ReadonlyMap<string, string> = new Map(
  Array.from(TURNED, (letter, index) => [letter, String.fromCharCode(97 + index)]),
);

function upright(text: string): string {
  return Array.from(backwards(text), (letter) => UPRIGHT.get(letter) ?? letter).join('');
}

/** A text as each simple cipher would have it read. Only for words that do not read as language as they stand. */
export function decipherings(text: string): string[] {
  const bounded = text.slice(0, LONGEST);
  const shifts = Array.from({ length: 25 }, (_, index) => shifted(bounded, index + 1));
  const words = bounded.split(/\s+/u);
  return [
    ...shifts,
    mirrored(bounded),
    rot47(bounded),
    backwards(bounded),
    words.map(backwards).join(' '),
    upright(bounded),
    fromPigLatin(bounded),
  ].filter((reading) => reading !== bounded);
}
