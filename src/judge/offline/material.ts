import type { Dossier } from '../dossier/build.ts';
import { hasReference } from '../dossier/has-reference.ts';
import type { Turn } from '../dossier/turn.ts';
import { ownSentences, type OwnSentence } from '../evidence/own-words.ts';
import { passagesOf, type Passage } from './passages.ts';
import { saidOf, type Said, type Work } from './said.ts';
import { isOfMethod, topicOf, type Topic } from './topic.ts';
import { contentStems } from './words.ts';
import { repeatsEarlier } from './repeats-earlier.ts';
import { stemmedSentences } from './stemmed-sentence.ts';

/** What features may read of a dossier. */
export type Material = {
  dossier: Dossier;
  /** All own sentences without tampered parts, whatever their content. */
  own: OwnSentence[];
  /** The paragraphs of these sentences that say something new. */
  passages: Passage[];
  /** Sentences about the work in order, without repetitions and without those that the learner denied later. */
  said: Said[];
  /** The same with repetitions, denied sentences and retractions, in order. */
  work: Work[];
  /** Turns of the other speakers, and all context. */
  others: Turn[];
  /** Turns of others before the learner's first sentence: the task as given. */
  opening: Turn[];
  topic: Topic;
};

/** Whether the rubric names what an answer should contain, so that other words are off topic. */
function hasExpected(dossier: Dossier): boolean {
  const { points } = dossier.rubric.body;
  return hasReference(dossier) || points.some((point) => !isOfMethod(contentStems(point)));
}

function readMaterial(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const own = repeatsEarlier(dossier) ? [] : ownSentences(dossier);
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
