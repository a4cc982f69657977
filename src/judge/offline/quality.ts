import type { Dossier } from '../dossier/build.ts';
import { isTail, ownWordsOf } from '../dossier/is-tail.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { isRetraction, standsByIt } from './retraction.ts';
import { heldResult, type Held } from './held.ts';
import type { Material } from './material.ts';
import { resultOf } from './result.ts';
import { clampReading, quoteOf, type SkillReading } from './signal.ts';
import { FEATURES } from './specificity/features.ts';
import { readSpecificity, specificPoints } from './specificity/read-specificity.ts';
import type { Weights } from './weights.ts';

/** What is left of an answer that its writer takes back and puts nothing in its place. */
const TAKEN_BACK = 0.4;
/** Fewer last words after a completion are a goodbye. */
const LEAST_TAIL = 20;
const MENDED_POINTS = 3;
const MOST_MENDED = 3;
/** Where work stands that covers nothing of the reference. */
const UNCOVERED = 8;
/** A worked result is right or not, so it says more than how its text overlaps with the reference. */
const RESULT: Readonly<Record<Held, number>> = { held: 78, taken_back: 34, never: 24 };
const RESULT_SPREAD = 16;

/** Check items that failed before and passed later: a revision that mends what was named. */
function mendedItems({ checks }: Dossier): string[] {
  const last = checks.at(-1);
  if (last === undefined) return [];
  const failed = new Set(
    checks.slice(0, -1).flatMap(({ items }) => items.filter((item) => !item.passed).map(({ name }) => name)),
  );
  return last.items.filter((item) => item.passed && failed.has(item.name)).map(({ name }) => name);
}

function shareOf(coverage: Coverage): number {
  return (coverage.words + coverage.points) / 2;
}

/** Whether the last thing said about the work takes it back. */
function endsRetracted({ work, topic }: Material): boolean {
  const last = work.at(-1);
  return last !== undefined && !standsByIt(last.text) && isRetraction(last.text, topic);
}

/** Words that touch nothing of what was asked: weak work, shown by those words, and never surely so. */
function readOffTopic({ own, said }: Material): SkillReading | null {
  if (own.length === 0) return null;
  const quotes = own.slice(0, 2).map(({ turn, text }) => ({ seq: turn.seq, text }));
  return {
    x: UNCOVERED,
    quotes,
    events: [],
    confidence: 0.5,
    did:
      said.length > 0
        ? 'answered in words that share nothing with what was looked for'
        : 'wrote about something else than was asked',
    next: 'come back to the question itself',
  };
}

/** Read against a reference: how much of it is there, and for a worked result whether it is right and stayed so. */
function readAgainstReference(material: Material, coverage: Coverage): SkillReading | null {
  if (coverage.best.length === 0) return readOffTopic(material);
  const share = shareOf(coverage) * (endsRetracted(material) ? TAKEN_BACK : 1);
  const result = resultOf(material);
  const held = heldResult(material, result);
  const x = result.final === null ? UNCOVERED + 84 * share : RESULT[held] + RESULT_SPREAD * (share - 0.5);
  const said = `covered about ${Math.round(100 * share)} % of what this task asks for`;
  const arrived = {
    held: 'reached the right result and kept to it',
    taken_back: 'had the right result and then left it',
    never: 'are on the way to the result',
  };
  const missed = coverage.missed[0];
  return {
    x,
    quotes: coverage.best.map(quoteOf),
    events: [],
    confidence: material.said.length >= 2 ? 0.75 : 0.5,
    did: result.final === null ? said : arrived[held],
    next:
      missed === undefined || result.final !== null
        ? 'say how you checked it'
        : 'go into the parts of the question that are still open',
  };
}

/**
 * Read against points alone. Points that name content are found in the words of sound work; points that describe how
 * to work ("gives the reason for a step") are not, and there what sound work shows whatever its subject stands instead.
 */
function readAgainstPoints(material: Material, coverage: Coverage, weights: Weights): SkillReading | null {
  const own = readOnItsOwn(material, weights);
  if (own === null || coverage.best.length === 0) return own;
  const against = readAgainstReference(material, coverage);
  const isWorked = resultOf(material).final !== null;
  return against !== null && (isWorked || against.x > own.x) ? against : own;
}

/** Where work stands that is as specific as most. */
const MIDDLE = 50;

/**
 * Read without one: how specific the work is, which sound work is whatever its subject. A weak reading, for which the
 * shipped card was not measured; weights of an installation's own come with a card of their own.
 */
function readOnItsOwn({ said }: Material, weights: Weights): SkillReading | null {
  const specificity = readSpecificity(said);
  if (specificity === null || specificity.best.length === 0) return null;
  const { shares, best } = specificity;
  const points = specificPoints(specificity);
  const features = FEATURES.filter(({ name }) => shares.has(name));
  const shareOfFeature = ({ name }: (typeof FEATURES)[number]) => shares.get(name) ?? 0;
  const strongest = features.reduce((a, b) => (shareOfFeature(b) > shareOfFeature(a) ? b : a));
  const weakest = features.reduce((a, b) => (shareOfFeature(b) < shareOfFeature(a) ? b : a));
  const isFitted = Object.keys(weights).length > 0;
  return {
    x: features.reduce((sum, { name }) => sum + (weights[name] ?? 1) * (points[name] ?? 0), MIDDLE),
    quotes: best.map(quoteOf),
    events: [],
    confidence: 0.25,
    ...(isFitted ? {} : { uncarded: true as const }),
    did: strongest.did,
    next: weakest.next,
  };
}

/** Quality: what the work carries of what was asked, and whether revisions mend what a check named. */
export function readQuality(material: Material, weights: Weights = {}): SkillReading | null {
  if (isTail(material.dossier) && ownWordsOf(material.dossier) < LEAST_TAIL) return null;
  const { reference = '' } = material.dossier.rubric.body;
  const coverage = coverageOf(material);
  const readAgainst = reference.trim() === '' ? readAgainstPoints : readAgainstReference;
  // Beside a whole stage's reference a few last words look like weak work; by themselves they may be read.
  const isRead = coverage !== null && !isTail(material.dossier);
  const reading = isRead ? readAgainst(material, coverage, weights) : readOnItsOwn(material, weights);
  if (reading === null) return null;
  const mended = mendedItems(material.dossier);
  const did = mended.length === 0 ? reading.did : `${reading.did}, mended what a check had named`;
  return {
    ...reading,
    did,
    x: clampReading(reading.x + MENDED_POINTS * Math.min(MOST_MENDED, mended.length)),
  };
}

/** The points of each feature for a fit; null for work that is read against a reference, or has too few words. */
export function qualityPoints(material: Material): Weights | null {
  const { reference = '' } = material.dossier.rubric.body;
  const specificity = reference.trim() === '' ? readSpecificity(material.said) : null;
  return specificity === null ? null : specificPoints(specificity);
}
