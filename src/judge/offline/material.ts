import type { Dossier } from '../dossier/build.ts';
import { hasReference } from '../dossier/has-reference.ts';
import type { Turn } from '../dossier/turn.ts';
import { ownSentences, type OwnSentence } from '../evidence/own-words.ts';
import { passagesOf, type Passage } from './passages.ts';
import { saidOf, type Said, type Work } from './said.ts';
import { isOfMethod, topicOf, type Topic } from './topic.ts';
import { contentStems } from './words.ts';
import { stemmedSentences } from './stemmed-sentence.ts';

/** The part of a dossier that features may read. */
export type Material = {
  dossier: Dossier;
  /** All own sentences that were not tampered with, whatever they say. */
  own: OwnSentence[];
  /** The paragraphs of these words that are about the work and say something new. */
  passages: Passage[];
  /** Sentences about the work in order, none twice, and none that the learner denied later. */
  said: Said[];
  /** The same with what was said again, what was denied, and what takes all of it back: the order in which it was said. */
  work: Work[];
  /** What others said, and all context. */
  others: Turn[];
  /** What others said before the learner's first word: the task as it was given. */
  opening: Turn[];
  topic: Topic;
};

/** Whether the rubric says what an answer should hold, so that words outside it are off the topic. */
function hasExpected(dossier: Dossier): boolean {
  const { points } = dossier.rubric.body;
  return hasReference(dossier) || points.some((point) => !isOfMethod(contentStems(point)));
}

function readMaterial(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = ownSentences(dossier);
  const topic = topicOf(dossier, others);
  const worded = stemmedSentences(dossier, own);
  const passages = passagesOf(
    worded.filter(({ isEmpty, isKnown, isRestated }) => !isEmpty && !isKnown && !isRestated),
    topic,
  );
  const { said, work } = saidOf(worded, topic, hasExpected(dossier));
  const first = said[0]?.turn.seq ?? Infinity;
  const opening = others.filter((turn) => turn.seq < first);
  return { dossier, own, passages, said, work, others, opening, topic };
}

const known = new WeakMap<Dossier, Material>();

/** Reads the dossier once for all features and both links. */
export function materialOf(dossier: Dossier): Material {
  const material = known.get(dossier) ?? readMaterial(dossier);
  known.set(dossier, material);
  return material;
}
