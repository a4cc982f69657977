import type { Dossier } from '../dossier.ts';
import { ownSentences, type OwnSentence } from '../own-words.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { isSelfPraise } from './self-praise.ts';
import { contentStems, wordsOf } from './words.ts';

/** A sentence that says something about the task, with the stems it says it in. */
export type Said = OwnSentence & { stems: string[] };

/** The part of a dossier that features may read. */
export type Material = {
  dossier: Dossier;
  /** Own sentences in order: none tampered with, none twice, no self-praise, none off the topic. */
  said: Said[];
  /** What others said, and all context. */
  others: Turn[];
};

/** A topic of fewer stems is too little to call anything off it. */
const LEAST_TOPIC = 8;

/** Every word that belongs to the task: the rubric's material and what others said about it. */
function topicOf(dossier: Dossier, others: readonly Turn[]): Set<string> {
  const { title, points, reference } = dossier.rubric.body;
  const texts = [title, ...points, reference ?? '', ...others.flatMap(piecesOf)];
  return new Set(texts.flatMap(contentStems));
}

function isNumber(stem: string): boolean {
  return /^\p{N}/u.test(stem);
}

/** Reads the dossier once for all features. */
export function materialOf(dossier: Dossier): Material {
  const others = [...dossier.context, ...dossier.turns].filter((turn) => turn.speaker !== 'learner');
  const topic = topicOf(dossier, others);
  const seen = new Set<string>();
  const said: Said[] = [];
  for (const sentence of ownSentences(dossier)) {
    const key = wordsOf(sentence.text).join(' ');
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    const stems = contentStems(sentence.text);
    const onTopic = topic.size < LEAST_TOPIC || stems.some((stem) => topic.has(stem) || isNumber(stem));
    if (onTopic && !isSelfPraise(sentence.text)) said.push({ ...sentence, stems });
  }
  return { dossier, said, others };
}
