import { DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from '../../core/presentation.ts';
import { UNSPACED_CHARACTER } from '../../core/scripts.ts';

/** A changed text, and for each of its UTF-16 units (and its end) the position in the original. */
export type FoldedText = { folded: string; from: number[] };

export function unfolded(text: string): FoldedText {
  return { folded: text, from: Array.from({ length: text.length + 1 }, (_, at) => at) };
}

const isInvisible = new RegExp(INVISIBLE, 'u');
const isSingleQuote = new RegExp(SINGLE_QUOTES, 'u');
const isDoubleQuote = new RegExp(DOUBLE_QUOTES, 'u');
const isDash = new RegExp(DASHES, 'u');

/** Control characters, the grave accent, and everything beyond ASCII, one by one. */
const ODD = /[^\t-\r -_a-~]/gu;
/**
 * Sequences that compose into one character: a letter with its marks, conjoining Hangul, half-width kana with its
 * sound mark; and white space other than one blank.
 */
const CLUSTER =
  /\s{2,}|[^\S ]|(?:[\u1100-\u115F\uA960-\uA97C][\u1160-\u11A7\uD7B0-\uD7C6]?[\u11A8-\u11FF\uD7CB-\uD7FB]?|[\uAC00-\uD7A3][\u11A8-\u11FF]?|[\uFF66-\uFF9D][\uFF9E\uFF9F]?|[^!-~\s\p{M}]|[!-~](?=[\p{M}\u{16D67}]))[\p{M}\u{16D67}]*|\p{M}+/gu;
/**
 * What says nothing: the second of two dashes, and spaces beside dashes (which not all languages set), beside quotation
 * marks and before `? ! : ;` (French), and beside a letter of a script without spaces (line breaks, and what editors put
 * before digits).
 */
const NEEDLESS = new RegExp(
  ` (?:(?<=["-] |${UNSPACED_CHARACTER} )|(?=["?!:;-]|${UNSPACED_CHARACTER}))|(?<=- ?)-`,
  'gu',
);

function plain(given: string): string {
  // Some signs have a second code: NFC makes one of two.
  const character = given.normalize('NFC');
  if (/\s/u.test(character)) return character;
  if (isSingleQuote.test(character)) return "'";
  if (isDoubleQuote.test(character)) return '"';
  if (isDash.test(character)) return '-';
  if (character === '⋯') return '...';
  if (character === '⁄' || character === '∕') return '/';
  return isInvisible.test(character) ? '' : character;
}

type Stage = [pattern: RegExp, become: (part: string) => string];

const STAGES: readonly Stage[] = [
  [ODD, plain],
  [CLUSTER, (cluster) => (/^\s/u.test(cluster) ? ' ' : cluster.normalize('NFKC'))],
  [NEEDLESS, () => ''],
];

/** Replaces all matches; all of a replacement was where its match began. */
export function replaced({ folded: text, from }: FoldedText, [pattern, become]: Stage): FoldedText {
  const result: FoldedText = { folded: '', from: [] };
  let kept = 0;
  const keep = (end: number) => {
    result.folded += text.slice(kept, end);
    for (; kept < end; kept += 1) result.from.push(from[kept] ?? 0);
  };
  for (const { 0: part, index } of text.matchAll(pattern)) {
    keep(index);
    const folded = become(part);
    result.folded += folded;
    for (let unit = 0; unit < folded.length; unit += 1) result.from.push(from[index] ?? 0);
    kept = index + part.length;
  }
  keep(text.length);
  result.from.push(from[text.length] ?? 0);
  return result;
}

/** Some compatibility forms expand into others; three rounds complete every chain in Unicode. */
const MOST_ROUNDS = 4;

/**
 * Folds typography and keeps wording: Unicode NFKC (width, ligatures, composed forms), quotation marks, dashes,
 * ellipses, white space and invisible characters. Idempotent, and linear in the length of the text.
 */
export function foldText(text: string): FoldedText {
  let result = unfolded(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = STAGES.reduce(replaced, result);
    if (round > 0 && next.folded === result.folded) break;
    result = next;
  }
  return result;
}
