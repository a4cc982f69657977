import unhomoglyph from 'unhomoglyph';
import { mentionedSpans } from './quoted-spans.ts';
import { outside } from './spans.ts';
import type { Finding } from './threat.ts';

const WORD = /[\p{L}\p{M}]+/gu;
/** Accents, and letters of no script. */
const OF_ALL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;
const WIDE = /[\uFF21-\uFF3A\uFF41-\uFF5A]/u;
const MATHEMATICAL = /[\u{1D400}-\u{1D7CB}]/u;
const VOWEL = /[aeiouyаеёиіоуыэюяαεηιουω]/iu;
const LEAST_LETTERS = 3;

const SCRIPTS = { Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u, Greek: /\p{Script=Greek}/u };
type Script = keyof typeof SCRIPTS;

/** Where each script's letters with lookalikes are. */
const BLOCKS: Readonly<Record<Script, [from: number, to: number]>> = {
  Latin: [0x41, 0x7a],
  Greek: [0x391, 0x3c9],
  Cyrillic: [0x400, 0x45f],
};

/** The letter without a look of its own: of a full-width or mathematical one the plain one. */
function plainLetter(letter: string): string {
  return WIDE.test(letter) || MATHEMATICAL.test(letter) ? letter.normalize('NFKC') : letter;
}

/** A script's letters by what they are confusable with (Unicode TS 39). */
function lettersOf(script: Script): ReadonlyMap<string, string> {
  const [from, to] = BLOCKS[script];
  const letters = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
  return new Map(
    letters.filter((letter) => /\p{L}/u.test(letter)).map((letter) => [unhomoglyph(letter), letter]),
  );
}

const LETTERS = {
  Latin: lettersOf('Latin'),
  Cyrillic: lettersOf('Cyrillic'),
  Greek: lettersOf('Greek'),
} as const;

const lookalikes = new Map<string, string | null>();

/** The letter of `script` that another one passes for; null where there is none. Remembered, since the table is slow. */
function passesFor(letter: string, script: Script): string | null {
  const key = `${script}${letter}`;
  const known = lookalikes.get(key);
  if (known !== undefined) return known;
  const found = LETTERS[script].get(unhomoglyph(plainLetter(letter))) ?? null;
  lookalikes.set(key, found);
  return found;
}

function isOf(letter: string, script: Script): boolean {
  return (SCRIPTS[script].test(letter) && !WIDE.test(letter)) || isAccent(letter);
}

function isAccent(letter: string): boolean {
  return OF_ALL.test(letter) && !MATHEMATICAL.test(letter);
}

/** An acronym with the ending that a language of another script gives it. */
const ACRONYM_WITH_ENDING = /^[A-Z]{2,}\P{Script=Latin}+$/u;
/** A foreign word with such an ending, in a text of that script. */
const STEM_WITH_ENDING = /^[A-Za-z]{3,}\P{Script=Latin}{1,4}$/u;
/** A symbol with its subscript or a function of an angle: one run of symbols at an end of Latin letters. */
const SYMBOL = String.raw`[\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const NO_SYMBOL = String.raw`[^\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const FORMULA = new RegExp(`^(?:${SYMBOL}+${NO_SYMBOL}+|${NO_SYMBOL}+${SYMBOL}+)$`, 'u');
const HAS_SYMBOL = new RegExp(SYMBOL, 'u');
/** Ukrainian and Kazakh і is missing on many keyboards. */
const ONLY_I = /^(?:\p{Script=Cyrillic}|i)+$/iu;

function isOrdinary(word: string, amongCyrillic: boolean): boolean {
  if (ACRONYM_WITH_ENDING.test(word) || ONLY_I.test(word)) return true;
  if (amongCyrillic && STEM_WITH_ENDING.test(word)) return true;
  return HAS_SYMBOL.test(word) && (FORMULA.test(word) || Array.from(word).length === LEAST_LETTERS);
}

/** The word of one script that a word of mixed scripts looks like; null where there is none. */
export function lookalikeOf(word: string, amongCyrillic = false): string | null {
  const letters = Array.from(word);
  if (letters.length < LEAST_LETTERS) return null;
  for (const script of ['Latin', 'Cyrillic', 'Greek'] as const) {
    const strange = letters.filter((letter) => !isOf(letter, script));
    if (strange.length === 0) return null;
    if (strange.length === letters.length || strange.some((letter) => passesFor(letter, script) === null))
      continue;
    const seen = letters
      .map((letter) => (isOf(letter, script) ? letter : passesFor(letter, script)))
      .join('');
    return VOWEL.test(seen) && !isOrdinary(word, amongCyrillic) ? seen : null;
  }
  return null;
}

/** Transcriptions of sounds are written between these. */
const NOTATION = /[/[\]⟨⟩]/u;

function isNotation(text: string, start: number, end: number): boolean {
  return NOTATION.test(text.charAt(start - 1)) && NOTATION.test(text.charAt(end));
}

/** Part of an address or a name in code: it is cited, and not read as a word. */
function isInName(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return /[\w][.@_]$|@$/u.test(before) || /^[.@_][\p{L}\p{N}]/u.test(after);
}

const EDGES = [/^(.)(.+)$/u, /^(.+)(.)$/u];

/** One letter of another script at an edge of a word: the keyboard was switched a letter early or late. */
function isSlip(word: string): boolean {
  return EDGES.some((edge) => {
    const [, first = '', second = ''] = edge.exec(word) ?? [];
    const scripts = [first, second].map((part) =>
      Object.values(SCRIPTS).filter((script) => script.test(part)),
    );
    return scripts.every((found) => found.length === 1) && scripts[0]?.[0] !== scripts[1]?.[0];
  });
}

function isMostlyCyrillic(text: string): boolean {
  const count = (script: Script) => text.match(new RegExp(SCRIPTS[script], 'gu'))?.length ?? 0;
  return count('Cyrillic') > count('Latin');
}

/** Words whose letters of several scripts together look like a word of one. The words stay: readers see what is meant. */
export function mixedScripts(text: string): Finding[] {
  if (!/[^\p{ASCII}]/u.test(text)) return [];
  const amongCyrillic = isMostlyCyrillic(text);
  const words = [...text.matchAll(WORD)]
    .filter(([word]) => lookalikeOf(word, amongCyrillic) !== null)
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
    .filter(({ start, end }) => !isNotation(text, start, end) && !isInName(text, start, end));
  const [only] = words;
  if (only === undefined || (words.length === 1 && isSlip(text.slice(only.start, only.end)))) return [];
  return outside(words, mentionedSpans(text)).map((span) => {
    return { kind: 'mixed_scripts', removes: false, ...span };
  });
}
