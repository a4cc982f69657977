import { addressedWeight } from './addressed.ts';
import { rejoined } from './disguise/cut-words.ts';
import { plainForm } from './plain-form.ts';

/** A short piece without a full stop may go on in the next one: a line, a turn, the name of a file. */
const MOST_WORDS = 8;
const STOPPED = /[.!?;:。！？…]["'”’)\]]*$/u;
const NUMBERED = /^\s*(?:\d{1,3}[.):]|[-*•])\s*/u;
/** Pieces that one sentence may have been cut into, and how far one looks is moved to the next. */
const MOST_PIECES = 16;
const STEP = 8;
const SURE = 3;

type Piece = { text: string; index: number };

function wordCount(text: string): number {
  return text.trim().split(/\s+/u).length;
}

function isSure(pieces: readonly Piece[]): boolean {
  const texts = pieces.map(({ text }) => text);
  if (addressedWeight(plainForm(texts.join(' '))) >= SURE) return true;
  const whole = rejoined(texts);
  return whole !== null && addressedWeight(plainForm(whole)) >= SURE;
}

/** What goes on with a sentence begins small, unless it is a word or two on a line of its own. */
function goesOn(text: string): boolean {
  return !/^[\p{P}\p{S}]*\p{Lu}/u.test(text) || wordCount(text) <= 2;
}

/** Runs of short pieces of which all but the last are unfinished. */
function runsOf(texts: readonly string[]): Piece[][] {
  const runs: Piece[][] = [[]];
  for (const [index, written] of texts.entries()) {
    const text = written.replace(NUMBERED, '').trim();
    // Longer and finished sentences may stand between two halves; what has no letters is no half.
    if (!/\p{L}/u.test(text) || wordCount(text) > MOST_WORDS) continue;
    if (!goesOn(text)) runs.push([]);
    runs.at(-1)?.push({ text, index });
    if (STOPPED.test(text)) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** The shortest part of a run that is still sure. */
function narrowed(run: readonly Piece[]): Piece[] {
  let [from, to] = [0, run.length];
  while (from + 1 < to && isSure(run.slice(from + 1, to))) from += 1;
  while (from < to - 1 && isSure(run.slice(from, to - 1))) to -= 1;
  return run.slice(from, to);
}

/**
 * Places of pieces that speak to the grader only when they are read as one, since each alone is half a sentence. Reads
 * the short unfinished pieces of all own texts in their order.
 */
export function cutSentences(texts: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const run of runsOf(texts)) {
    for (let from = 0; from === 0 || from + STEP < run.length; from += STEP) {
      const window = run.slice(from, from + MOST_PIECES);
      if (isSure(window)) for (const { index } of narrowed(window)) found.add(index);
    }
  }
  return found;
}
