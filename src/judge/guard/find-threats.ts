import { encodedForms } from './encoded.ts';
import { forgedForms } from './forged.ts';
import { hiddenBytes, hiddenLetters, turnedText } from './hidden.ts';
import { mixedScripts } from './mixed-scripts.ts';
import { type Finding, type Scanner, ownTexts, type OwnText, type Threat } from './threat.ts';
import type { Dossier } from '../dossier/build.ts';
import { copiedPassages, helperRunsFrom, type HelperRuns } from './copied.ts';

const SCANNERS: readonly Scanner[] = [
  hiddenLetters,
  turnedText,
  hiddenBytes,
  mixedScripts,
  forgedForms,
  encodedForms,
];

/** All threats in one text by itself. Pure, and linear in its length. */
export function scanText(text: string): Finding[] {
  return SCANNERS.flatMap((scan) => scan(text));
}

function threatsIn({ text, ...place }: OwnText, helperRuns: HelperRuns): Threat[] {
  const isTurn = place.of !== 'name' && place.of !== 'label';
  const copied = isTurn ? copiedPassages(text, helperRuns) : [];
  const findings = [...scanText(text), ...copied];
  return findings.map((finding) => ({ ...place, ...finding })).toSorted((a, b) => a.start - b.start);
}

const known = new WeakMap<Dossier, Threat[]>();

/**
 * Structural threats in the learner's texts, file names and other fields: hidden characters, forged frames and
 * verdicts, words copied from a helper. Wording is not judged. Pure; cached per dossier.
 */
export function findThreats(dossier: Dossier): Threat[] {
  const before = known.get(dossier);
  if (before !== undefined) return before;
  const helperRuns = helperRunsFrom(dossier);
  const found = ownTexts(dossier).flatMap((own) => threatsIn(own, helperRuns));
  known.set(dossier, found);
  return found;
}

/** The same in the learner's earlier turns, which are no evidence but are still sent to a model. */
export function findThreatsInContext({ context }: Dossier): Threat[] {
  const earlier = context.filter(({ speaker }) => speaker === 'learner');
  const texts = ownTexts({ turns: earlier.map((turn) => ({ ...turn, quotable: true })) });
  return texts.flatMap((own) => threatsIn(own, new Map()));
}
