import unhomoglyph from 'unhomoglyph';
import { mentionedSpans } from './quoted-spans.ts';
import { outside, type Finding } from './threat.ts';

/** Accents, and characters that belong to no single script. */
const OF_ALL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;
const WIDE = /[\uFF21-\uFF3A\uFF41-\uFF5A]/u;
const MATHEMATICAL = /[\u{1D400}-\u{1D7CB}]/u;

/** The scripts whose letters are confused with each other. */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
};
type Script = keyof typeof SCRIPTS;

/** The range of each script's letters with lookalikes. */
const BLOCKS: Readonly<Record<Script, [from: number, to: number]>> = {
  Latin: [0x41, 0x7a],
  Greek: [0x391, 0x3c9],
  Cyrillic: [0x400, 0x45f],
};

/** The plain form of a full-width or mathematical letter. */
function plainLetter(letter: string): string {
  return WIDE.test(letter) || MATHEMATICAL.test(letter) ? letter.normalize('NFKC') : letter;
}

/** A script's letters by their confusable skeleton (Unicode TS 39). */
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

/** The letter of `script` that another letter looks like; null if there is none. Cached, since the table is slow. */
function passesFor(letter: string, script: Script): string | null {
  const key = `${script}${letter}`;
  const known = lookalikes.get(key);
  if (known !== undefined) return known;
  const found = LETTERS[script].get(unhomoglyph(plainLetter(letter))) ?? null;
  lookalikes.set(key, found);
  return found;
}

/** Whether a letter belongs to a script, or is an accent. */
function isOf(letter: string, script: Script): boolean {
  return (SCRIPTS[script].test(letter) && !WIDE.test(letter)) || isAccent(letter);
}

function isAccent(letter: string): boolean {
  return OF_ALL.test(letter) && !MATHEMATICAL.test(letter);
}

const VOWEL = /[aeiouyаеёиіоуыэюяαεηιουω]/iu;
const LEAST_LETTERS = 3;

/** A Latin acronym with an inflection in another script. */
const ACRONYM_WITH_ENDING = /^[A-Z]{2,}\P{Script=Latin}+$/u;
/** A Latin word with such an inflection, in a text of that script. */
const STEM_WITH_ENDING = /^[A-Za-z]{3,}\P{Script=Latin}{1,4}$/u;
/** A symbol with its subscript, or a function of an angle: one run of symbols before or after Latin letters. */
const SYMBOL = String.raw`[\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const NO_SYMBOL = String.raw`[^\p{Script=Greek}\u{1D400}-\u{1D7CB}]`;
const FORMULA = new RegExp(`^(?:${SYMBOL}+${NO_SYMBOL}+|${NO_SYMBOL}+${SYMBOL}+)$`, 'u');
const HAS_SYMBOL = new RegExp(SYMBOL, 'u');
/** Many keyboards lack the Ukrainian and Kazakh і. */
const ONLY_I = /^(?:\p{Script=Cyrillic}|i)+$/iu;

function isOrdinary(word: string, amongCyrillic: boolean): boolean {
  if (ACRONYM_WITH_ENDING.test(word) || ONLY_I.test(word)) return true;
  if (amongCyrillic && STEM_WITH_ENDING.test(word)) return true;
  return HAS_SYMBOL.test(word) && (FORMULA.test(word) || Array.from(word).length === LEAST_LETTERS);
}

/** The single-script word that a mixed-script word looks like; null if there is none. */
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

const WORD = /[\p{L}\p{M}]+/gu;
/** Delimiters of phonetic transcriptions. */
const NOTATION = /[/[\]⟨⟩]/u;

function isNotation(text: string, start: number, end: number): boolean {
  return NOTATION.test(text.charAt(start - 1)) && NOTATION.test(text.charAt(end));
}

/** Whether the word is part of an address or a name in code, which is cited rather than read as a word. */
function isInName(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return /[\w][.@_]$|@$/u.test(before) || /^[.@_][\p{L}\p{N}]/u.test(after);
}

const EDGES = [/^(.)(.+)$/u, /^(.+)(.)$/u];

/** One letter of another script at the edge of a word: the keyboard was switched a letter early or late. */
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

/** Mixed-script words that look like a word of one script. The words are kept, since readers see what is meant. */
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
