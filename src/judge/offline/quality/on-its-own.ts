import { hasReference } from '../../dossier/has-reference.ts';
import type { Material } from '../material.ts';
import type { Passage } from '../passages.ts';
import { quoteOf, type SkillReading } from '../signal.ts';
import {
  SPECIFIC_NAMES,
  UNKNOWN,
  specificityOf,
  specificsOf,
  type SpecificName,
  type Specifics,
} from '../specifics.ts';
import type { Weights } from '../weights.ts';

const MOST_QUOTES = 3;
/** The reading of work of average specificity. */
const MIDDLE = 50;
/** The usual mean share, and the range of points between nothing and everything specific: words show no extremes. */
const SPECIFIC = { usual: 0.58, points: 28 };

const SHOWN: Readonly<Record<SpecificName, { did: string; next: string }>> = {
  figures: { did: 'gave figures', next: 'give the figure' },
  names: { did: 'named who and what', next: 'name who or what it was' },
  acts: { did: 'said what was done', next: 'say what you did yourself' },
  links: { did: 'said where, when and why', next: 'say where, when or why' },
  plainness: { did: 'put it plainly', next: 'put it in plain words' },
  doing: { did: 'told what happened', next: 'tell what happened rather than what holds in general' },
  firmness: { did: 'left little open', next: 'say it without "some" and "perhaps"' },
};

/** The weighted mean of each feature over all passages; null if there are none. */
function sharesOf(passages: readonly Passage[]): Specifics | null {
  const all = passages.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return null;
  const shares = SPECIFIC_NAMES.map((name) => [
    name,
    passages.reduce((sum, { weight, specifics }) => sum + weight * specifics[name], 0) / all,
  ]);
  return Object.fromEntries(shares) as Specifics;
}

/** The points of each feature, for a fit; null if the work is read against a reference or has too few words. */
export function specificPoints({ dossier, passages }: Material): Weights | null {
  const shares = hasReference(dossier) ? null : sharesOf(passages);
  return shares && pointsOf(shares);
}

function pointsOf(shares: Specifics): Record<SpecificName, number> {
  const each = SPECIFIC.points / SPECIFIC_NAMES.length;
  const points = SPECIFIC_NAMES.map((name) => [name, each * (shares[name] - SPECIFIC.usual)]);
  return Object.fromEntries(points) as Record<SpecificName, number>;
}

/**
 * Reads the work without a reference: how specific it is, on any subject. The shipped card was measured with
 * references, so the reading is `uncarded`. An installation's own weights come with their own card.
 */
export function readOnItsOwn({ passages }: Material, weights: Weights): SkillReading | null {
  const shares = sharesOf(passages);
  if (shares === null) return null;
  const points = pointsOf(shares);
  const ranked = SPECIFIC_NAMES.toSorted((a, b) => shares[b] - shares[a]);
  const strengths = ranked
    .filter((name) => shares[name] > UNKNOWN)
    .slice(0, 2)
    .map((name) => SHOWN[name].did);
  const quoted = passages
    .flatMap(({ sentences, language }) => sentences.map((sentence) => ({ sentence, language })))
    .map(({ sentence, language }) => ({
      sentence,
      share: specificityOf(specificsOf(sentence.text, language)),
    }))
    .toSorted((a, b) => b.share - a.share);
  return {
    x: SPECIFIC_NAMES.reduce((sum, name) => sum + (weights[name] ?? 1) * points[name], MIDDLE),
    quotes: quoted.slice(0, MOST_QUOTES).map(({ sentence }) => quoteOf(sentence)),
    events: [],
    confidence: 0.25,
    ...(Object.keys(weights).length === 0 && { uncarded: true as const }),
    did: strengths.length === 0 ? 'put your work into words' : strengths.join(' and '),
    next: SHOWN[ranked.at(-1) ?? 'figures'].next,
  };
}
