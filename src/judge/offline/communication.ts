import type { Material } from './material.ts';
import { pastedFrom } from './pasted.ts';
import { clampReading, type SkillReading } from './signal.ts';
import { FEATURE_NAMES, pointsOf, saysOf, type FeatureName } from './communication/features.ts';
import { quotesFrom } from './communication/quotes.ts';
import { sentencesAmong, unitsOf, type Unit } from './communication/units.ts';
import { contentStems } from './words.ts';
import { withDigits } from './numbers.ts';
import { totalWords } from '../../core/text.ts';
import type { Weights } from './weights.ts';

/** The reading if no feature applies. */
const BASE = 52;
/**
 * Shrinks the weak reading towards the middle, so that a turn of small talk beside a short answer hardly moves it.
 */
const SHRUNK = 0.5;
/** Fewer words are not read. */
const LEAST_WORDS = 6;
/** From this many words, the confidence no longer rises. */
const ENOUGH_WORDS = 60;

/** What the learner wrote, without transcripts of speech and text pasted from the rubric. */
function writtenIn({ own, dossier }: Material): Unit[] {
  const isPasted = pastedFrom(dossier);
  const isWritten = ({ turn }: Material['own'][number]) =>
    turn.kind !== 'transcript' && !turn.type.startsWith('voice.');
  return unitsOf(
    own.filter(
      (sentence) => isWritten(sentence) && !isPasted(sentence.text, contentStems(withDigits(sentence.text))),
    ),
  );
}

/** The points of each feature for a fit; null if there is too little writing. */
export function communicationPoints(material: Material): Record<FeatureName, number> | null {
  const units = writtenIn(material);
  return wordsIn(units) < LEAST_WORDS ? null : pointsOf(sentencesAmong(units));
}

function wordsIn(units: readonly Unit[]): number {
  return totalWords(units.map(({ text }) => text));
}

/**
 * Written communication: short enough sentences, words of some length, sentences that refer to the one before. A
 * weak reading with low confidence; few words lower the confidence further and change nothing else. Speech is not
 * read: its sentences are the transcriber's.
 */
export function readCommunication(material: Material, weights: Weights = {}): SkillReading | null {
  const units = writtenIn(material);
  const words = wordsIn(units);
  if (words < LEAST_WORDS) return null;
  const sentences = sentencesAmong(units);
  const points = pointsOf(sentences);
  const weighted = FEATURE_NAMES.map((name) => ({ name, points: points[name] * (weights[name] ?? 1) }));
  const strongest = weighted.reduce((a, b) => (b.points > a.points ? b : a));
  const weakest = weighted.reduce((a, b) => (b.points < a.points ? b : a));
  return {
    x: clampReading(BASE + SHRUNK * weighted.reduce((sum, part) => sum + part.points, 0)),
    confidence: words >= ENOUGH_WORDS ? 0.5 : 0.25,
    quotes: quotesFrom(sentences),
    events: [],
    did: saysOf(strongest.name).did,
    next: saysOf(weakest.name).next,
  };
}
