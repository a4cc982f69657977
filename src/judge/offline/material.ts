import type { Score } from '../answer.ts';
import { type OwnSentence, ownSentences } from '../evidence/own-words.ts';
import type { Dossier } from '../dossier/build.ts';
import { sentencesOf } from '../dossier/sentences.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { passagesOf, type Passage } from './passages.ts';
import { aboutTask, saidIn, topicOf, type Said } from './said.ts';
import type { Weights } from './weights.ts';
import { wordsOf } from './words.ts';

/** What one feature found: points, a clause that follows "you", and evidence, which may be more than a verdict shows. */
export type Signal = Partial<Pick<Score, 'quotes' | 'events'>> & { points: number; says: string | null };

/** A skill as read, with its evidence and two clauses: "you …" and "it would help to …". `x` is on 0–100 once clamped. */
export type SkillReading = Pick<Score, 'quotes' | 'events' | 'confidence' | 'uncarded'> & {
  x: number;
  /** The points of each feature before weights, for a fit; absent if weights change nothing. */
  points?: Weights;
  did: string;
  next: string;
};

export type SkillReader = {
  /** Null if the skill cannot be read. */
  read(material: Material, weights: Weights): SkillReading | null;
  /** As named in weights files. */
  features: readonly string[];
};

export function quoteOf({ turn, text }: OwnSentence): Score['quotes'][number] {
  return { seq: turn.seq, text };
}

function sentenceKeys(turns: readonly Turn[]): string[] {
  return turns
    .flatMap(piecesOf)
    .flatMap(sentencesOf)
    .map(({ text }) => wordsOf(text).join(' '))
    .filter((key) => key !== '');
}

/**
 * Whether the learner wrote all since the stage's last completion before it too, word for word. A revision with anything
 * new is read whole: it replaces what came before.
 */
export function repeatsEarlier({ context, turns }: Dossier): boolean {
  const earlier = new Set(sentenceKeys(context.filter(({ speaker }) => speaker === 'learner')));
  const own = earlier.size === 0 ? [] : sentenceKeys(turns.filter(({ quotable }) => quotable));
  return own.length > 0 && own.every((key) => earlier.has(key));
}

export type Material = {
  dossier: Dossier;
  /** All own sentences without tampered parts, whatever their content. */
  own: OwnSentence[];
  /** Those that say something new: no repetitions, lists of words, self-praise or copies of the rubric. */
  fresh: Said[];
  /** The paragraphs of these sentences. */
  passages: Passage[];
  /** Those about the task. */
  said: Said[];
  /** Turns of others before the learner's first sentence: the task as given. */
  opening: Turn[];
};

function readMaterial(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = repeatsEarlier(dossier) ? [] : ownSentences(dossier);
  const topic = topicOf(dossier, others);
  const fresh = saidIn(dossier, own, topic);
  const said = aboutTask(dossier, fresh, topic);
  const first = said[0]?.turn.seq ?? Infinity;
  const opening = others.filter((turn) => turn.seq < first);
  return { dossier, own, fresh, passages: passagesOf(fresh, topic), said, opening };
}

const known = new WeakMap<Dossier, Material>();

/** Cached, for both links. */
export function materialOf(dossier: Dossier): Material {
  const material = known.get(dossier) ?? readMaterial(dossier);
  known.set(dossier, material);
  return material;
}
