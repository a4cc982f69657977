import { piecesOf, type Turn } from '../dossier/turn.ts';

/** Where a quote stands: in which turn and piece, and from where to where in the text as it was written. */
export type Found = { turn: Turn; piece: number; start: number; end: number };

const WORD = /[\p{L}\p{N}]/u;
const WHITE = /\s/u;

/** Text as quotes are compared, NFC with white space folded, and for each of its units the place it came from. */
export function foldText(text: string): { folded: string; from: number[] } {
  const from: number[] = [];
  let folded = '';
  let at = 0;
  // A letter and the marks on it compose together, so NFC is taken cluster by cluster.
  for (const [cluster] of text.matchAll(/\s+|[^\s\p{M}][\p{M}]*|\p{M}+/gu)) {
    const part = WHITE.test(cluster[0] ?? '') ? ' ' : cluster.normalize('NFC');
    for (let index = 0; index < part.length; index += 1) from.push(at);
    folded += part;
    at += cluster.length;
  }
  from.push(text.length);
  return { folded, from };
}

function isWordAt(text: string, index: number): boolean {
  return index >= 0 && index < text.length && WORD.test(text.slice(index, index + 1));
}

/** First place where `quote` stands whole, not inside a longer word. */
function placeOf(text: string, quote: string): number {
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const opens = !isWordAt(quote, 0) || !isWordAt(text, at - 1);
    const closes = !isWordAt(quote, quote.length - 1) || !isWordAt(text, at + quote.length);
    if (opens && closes) return at;
  }
  return -1;
}

/** All places of a quote in the learner's own turns, one a piece, those of turn `seq` first. */
export function findQuote(turns: readonly Turn[], seq: number, quote: string): Found[] {
  const wanted = foldText(quote).folded.trim();
  if (!WORD.test(wanted)) return [];
  const own = turns.filter((turn) => turn.quotable);
  const ordered = [...own.filter((turn) => turn.seq === seq), ...own.filter((turn) => turn.seq !== seq)];
  const found: Found[] = [];
  for (const turn of ordered) {
    piecesOf(turn).forEach((text, piece) => {
      const { folded, from } = foldText(text);
      const at = placeOf(folded, wanted);
      if (at === -1) return;
      found.push({ turn, piece, start: from[at] ?? 0, end: from[at + wanted.length] ?? text.length });
    });
  }
  return found;
}
