import type { Material, Said } from './material.ts';
import { clampReading, quoteOf, type SkillReading } from './signal.ts';
import { substanceOf } from './substance.ts';
import { wordsOf } from './words.ts';

const LEAST_STEMS = 3;
/** Words in a sentence that most readers take in at one go; outside, readability falls off over as many again. */
const READABLE = { from: 6, to: 24, fall: 24 };
const JOINS =
  /\b(?:first|then|next|finally|so|because|since|therefore|however|but|which|while|for example|in short|instead|zuerst|dann|danach|weil|daher|aber|zum beispiel)\b|^\s*(?:[-*•]|\d+[.)])\s/iu;
const SPECIFIC = /\p{N}|["“„'‘][^"”“'’]{2,40}["”“'’]|(?<=\p{Ll}[,;]?\s)\p{Lu}\p{L}+/u;

type Part = { name: string; share: number; did: string; next: string };

/** Sounds and phrases that fill a pause. They say nothing of how somebody puts a thought. */
const PAUSES =
  /(?:^|(?<=[\s,]))(?:u[hm]+|er+m?|hmm+|ähm?|you know|i mean|well|like i said|sozusagen|na ja|naja)(?:,\s*|\s+|$)/giu;

/** A sentence as it reads without its pauses. */
function fluent({ text }: Said): string {
  return text.replace(PAUSES, '');
}

function readableShare(sentence: Said): number {
  const length = wordsOf(fluent(sentence)).length;
  if (length < READABLE.from) return length / READABLE.from;
  return Math.max(0, 1 - Math.max(0, length - READABLE.to) / READABLE.fall);
}

function shareWhere(said: readonly Said[], holds: (sentence: Said) => boolean): number {
  return said.filter(holds).length / said.length;
}

/** Answer before detail: the learner's first sentences already carry figures, names or the result. */
function opensWithSubstance(material: Material, telling: readonly Said[]): number {
  const best = new Set(substanceOf(material).best);
  // A remark that hardly touches the task opens nothing, so it neither earns nor costs.
  const topical = telling.filter((sentence) => sentence.topical > 1 || best.has(sentence));
  const opening = (topical.length > 0 ? topical : telling).slice(0, 2);
  return shareWhere(opening, (sentence) => best.has(sentence) || SPECIFIC.test(fluent(sentence)));
}

/** From so many sentences on, the share of joined ones counts in full. */
const ENOUGH_TO_JOIN = 5;

/** Ideas that are joined. One sentence has nothing to be joined to, so the share counts the more, the more there are. */
function joinedShare(telling: readonly Said[]): number {
  const share = Math.min(1, shareWhere(telling, (sentence) => JOINS.test(fluent(sentence))) / 0.5);
  const trust = Math.min(1, (telling.length - 1) / (ENOUGH_TO_JOIN - 1));
  return 0.5 + (share - 0.5) * trust;
}

/**
 * Communication: readable sentences, specifics, ideas that are joined, and the answer before the detail. All are
 * shares of what was said about the task, so that saying more, or more often, changes none of them.
 */
export function readCommunication(material: Material): SkillReading | null {
  const telling = material.said.filter(
    (sentence) => sentence.stems.length >= LEAST_STEMS && !sentence.isRestated,
  );
  if (telling.length === 0) return null;
  const readable = telling.reduce((sum, sentence) => sum + readableShare(sentence), 0) / telling.length;
  const parts: Part[] = [
    {
      name: 'readable',
      share: readable,
      did: 'wrote sentences that are easy to follow',
      next: 'break long sentences up and finish short ones',
    },
    {
      name: 'specific',
      share: Math.min(1, shareWhere(telling, (sentence) => SPECIFIC.test(fluent(sentence))) / 0.7),
      did: 'named figures and things',
      next: 'name the figure or the thing you mean',
    },
    {
      name: 'joined',
      share: joinedShare(telling),
      did: 'showed how your points hang together',
      next: 'say how one point leads to the next',
    },
    {
      name: 'answer first',
      share: opensWithSubstance(material, telling),
      did: 'gave the answer before the detail',
      next: 'give the answer first and the detail after it',
    },
  ];
  const strongest = parts.reduce((a, b) => (b.share > a.share ? b : a));
  const weakest = parts.reduce((a, b) => (b.share < a.share ? b : a));
  const shown = [...telling].sort((a, b) => evidenceOf(b) - evidenceOf(a));
  return {
    x: clampReading(
      14 +
        26 * readable +
        20 * (parts[1]?.share ?? 0) +
        14 * (parts[2]?.share ?? 0) +
        // Little, for it alone hangs on the order of what is said, and another order is not another message.
        4 * (parts[3]?.share ?? 0),
    ),
    confidence: telling.length >= 3 ? 0.75 : 0.5,
    quotes: shown.slice(0, 3).map(quoteOf),
    events: [],
    did: strongest.did,
    next: weakest.next,
  };
}

function evidenceOf(sentence: Said): number {
  return (
    readableShare(sentence) + (SPECIFIC.test(sentence.text) ? 1 : 0) + (JOINS.test(sentence.text) ? 1 : 0)
  );
}
