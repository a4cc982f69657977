import { SCRIPTS, type Script } from './confusable.ts';
import { lookalikeOf } from './lookalike.ts';
import { mentionedSpans } from './quoted-spans.ts';
import { outside } from './spans.ts';
import type { Finding } from './threat.ts';

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
