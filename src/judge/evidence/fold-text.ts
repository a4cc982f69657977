import { DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES } from '../../core/presentation.ts';
import { UNSPACED_CHARACTER } from '../../core/scripts.ts';

/** Text folded for comparing quotes, and for each of its UTF-16 units (and its end) the position in the original. */
export type FoldedText = { folded: string; from: number[] };

const isInvisible = new RegExp(INVISIBLE, 'u');
const isSingleQuote = new RegExp(SINGLE_QUOTES, 'u');
const isDoubleQuote = new RegExp(DOUBLE_QUOTES, 'u');
const isDash = new RegExp(DASHES, 'u');
/**
 * Sequences that compose into one character: a letter with its marks, conjoining Hangul, half-width kana with its
 * sound mark. `same`: ASCII that stays as it is, without the letter that a mark follows.
 */
const CLUSTER =
  /(?<same>(?:[!-~]| (?!\s))+)(?![\p{M}\u{16D67}])|\s+|(?:[\u1100-\u115F\uA960-\uA97C][\u1160-\u11A7\uD7B0-\uD7C6]?[\u11A8-\u11FF\uD7CB-\uD7FB]?|[\uAC00-\uD7A3][\u11A8-\u11FF]?|[\uFF66-\uFF9D][\uFF9E\uFF9F]?|[^\s\p{M}])[\p{M}\u{16D67}]*|\p{M}+/gu;
/** One character, or a run (`same`) of ASCII that `plain` leaves as it is: without control characters and the grave accent. */
const CHARACTERS = /(?<same>[\t-\r -_a-~]+)|./gsu;
/**
 * Spaces that say nothing: between two letters of a script without spaces (a line break), and beside quotation marks,
 * where French sets them inside and other languages outside.
 */
const NEEDLESS_SPACE = new RegExp(`(?<=${UNSPACED_CHARACTER}) (?=${UNSPACED_CHARACTER})|" | "`, 'u');

function plain(character: string): string {
  if (/\s/u.test(character)) return character;
  if (isSingleQuote.test(character)) return "'";
  if (isDoubleQuote.test(character)) return '"';
  if (isDash.test(character)) return '-';
  if (character === '⋯') return '...';
  return isInvisible.test(character) ? '' : character;
}

/** A part of a text, where it was, and whether it is unchanged: then each of its units has its own position. */
type Part = readonly [part: string, at: number, isSame?: boolean];

/** Builds a text from parts with their original positions. */
function rewritten(parts: Iterable<Part>, end: number): FoldedText {
  const from: number[] = [];
  let folded = '';
  for (const [part, at, isSame = false] of parts) {
    for (let index = 0; index < part.length; index += 1) from.push(isSame ? at + index : at);
    folded += part;
  }
  from.push(end);
  return { folded, from };
}

function* plainCharacters(text: string): Generator<Part> {
  for (const { 0: part, index, groups } of text.matchAll(CHARACTERS)) {
    // Some signs have a second code: NFC makes one of two.
    yield groups?.same === undefined ? [plain(part.normalize('NFC')), index] : [part, index, true];
  }
}

function* normalClusters(text: string): Generator<Part> {
  for (const { 0: cluster, index, groups } of text.matchAll(CLUSTER)) {
    if (groups?.same !== undefined) yield [cluster, index, true];
    else yield [/^\s/u.test(cluster) ? ' ' : cluster.normalize('NFKC'), index];
  }
}

/** Looks at one space with its neighbours at a time. */
function* withoutNeedlessSpaces(text: string): Generator<Part> {
  let kept = 0;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    const around = text.slice(Math.max(0, at - 2), at + 3);
    if (!NEEDLESS_SPACE.test(around)) continue;
    yield [text.slice(kept, at), kept, true];
    kept = at + 1;
  }
  yield [text.slice(kept), kept, true];
}

const STAGES = [plainCharacters, normalClusters, withoutNeedlessSpaces];

function foldOnce(text: string): FoldedText {
  let result: FoldedText = { folded: text, from: Array.from({ length: text.length + 1 }, (_, at) => at) };
  for (const stage of STAGES) {
    const next = rewritten(stage(result.folded), result.folded.length);
    result = { folded: next.folded, from: next.from.map((at) => result.from[at] ?? text.length) };
  }
  return result;
}

/** Some compatibility forms expand into others; three rounds complete every chain in Unicode. */
const MOST_ROUNDS = 4;

/**
 * Folds typography and keeps wording: Unicode NFKC (width, ligatures, composed forms), quotation marks, dashes,
 * ellipses, white space and invisible characters. Idempotent, and linear in the length of the text.
 */
export function foldText(text: string): FoldedText {
  let result = foldOnce(text);
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const again = foldOnce(result.folded);
    if (again.folded === result.folded) return result;
    result = { folded: again.folded, from: again.from.map((at) => result.from[at] ?? text.length) };
  }
  return result;
}
