import { sumSimple } from 'simple-statistics';
import unhomoglyph from 'unhomoglyph';
import { unmentioned } from './quoted-spans.ts';
import { type Span, spansOf } from './threat.ts';

/** The scripts that are confused with each other, and the range of their letters with lookalikes. */
const SCRIPTS = {
  Latin: { letter: /\p{Script=Latin}/u, from: 0x41, to: 0x7a },
  Cyrillic: { letter: /\p{Script=Cyrillic}/u, from: 0x400, to: 0x45f },
  Greek: { letter: /\p{Script=Greek}/u, from: 0x391, to: 0x3c9 },
};
type Script = keyof typeof SCRIPTS;
const NAMES = Object.keys(SCRIPTS) as Script[];

/** Full-width and mathematical letters are no letters of their script here. */
const FORM = /[\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7CB}]/u;
/** Accents, and characters that belong to no single script. */
const OF_ALL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;

/** The script of a letter; `form` for the forms above, null for accents. */
function scriptOf(letter: string): Script | 'form' | 'other' | null {
  if (FORM.test(letter)) return 'form';
  if (OF_ALL.test(letter)) return null;
  return NAMES.find((name) => SCRIPTS[name].letter.test(letter)) ?? 'other';
}

/** A script's letters by their confusable skeleton (Unicode TS 39). */
const BY_SKELETON = new Map(
  NAMES.map((name) => {
    const { from, to, letter } = SCRIPTS[name];
    const letters = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
    return [name, new Map(letters.filter((one) => letter.test(one)).map((one) => [unhomoglyph(one), one]))];
  }),
);

/** Cached, since the table is slow. */
const skeletons = new Map<string, string>();

/** The letter of `script` that a letter looks like. */
function passesFor(letter: string, script: Script): string | undefined {
  const plain = FORM.test(letter) ? letter.normalize('NFKC') : letter;
  const skeleton = skeletons.get(plain) ?? unhomoglyph(plain);
  skeletons.set(plain, skeleton);
  return BY_SKELETON.get(script)?.get(skeleton);
}

const LEAST_LETTERS = 3;
/** Many keyboards lack the Ukrainian and Kazakh і. */
const ORDINARY = /^(?:\p{ASCII}+|[\p{Script=Cyrillic}i]+)$/iu;

/** The word of one script that a mixed-script word looks like; null if there is none. */
export function lookalikeOf(word: string): string | null {
  if (ORDINARY.test(word)) return null;
  const letters = Array.from(word);
  if (letters.length < LEAST_LETTERS) return null;
  const scripts = letters.map(scriptOf);
  for (const script of NAMES.filter((name) => scripts.includes(name))) {
    const isOwn = (at: number) => scripts[at] === script || scripts[at] === null;
    if (letters.every((_, at) => isOwn(at))) return null;
    const seen = letters.map((letter, at) => (isOwn(at) ? letter : passesFor(letter, script)));
    if (seen.every((letter) => letter !== undefined)) return seen.join('');
  }
  return null;
}

const WORD = /[\p{L}\p{M}]+/gu;

const ACRONYM = /\p{Lu}{2}/u;

/**
 * Going to another script and back is a disguise (2). One change is ordinary: a symbol and its subscript, an ending after
 * an acronym or a foreign word, a keyboard switched a letter late; between Latin and Cyrillic, two such words are not (1
 * each).
 */
function strangenessOf(word: string): number {
  const scripts = Array.from(word, scriptOf).filter((script) => script !== null);
  const changes = scripts.filter((script, index) => index > 0 && script !== scripts[index - 1]).length;
  if (changes > 1 || scripts.includes('other')) return 2;
  return ACRONYM.test(word) || scripts.includes('Greek') || scripts.includes('form') ? 0 : 1;
}

/** Whether a word is part of an address, a name in code or a phonetic transcription, which are cited. */
function isCited(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return (
    /[\w][.@_]$|@$/u.test(before) ||
    /^[.@_][\p{L}\p{N}]/u.test(after) ||
    (/[/[⟨]$/u.test(before) && /^[/\]⟩]/u.test(after))
  );
}

export function mixedScripts(text: string): Span[] {
  const wordOf = ({ start, end }: Span) => text.slice(start, end);
  const words = spansOf(text, WORD).filter(
    (span) => lookalikeOf(wordOf(span)) !== null && !isCited(text, span),
  );
  const strangeness = sumSimple(words.map((span) => strangenessOf(wordOf(span))));
  return strangeness < 2 ? [] : unmentioned(text, words);
}
