import { encodedForms } from './encoded.ts';
import { forgedForms } from './forged.ts';
import { hiddenBytes, hiddenLetters, turnedText } from './hidden.ts';
import { mixedScripts } from './mixed-scripts.ts';
import { type Finding, ownTexts, type OwnText, scanWith, type Threat } from './threat.ts';
import type { Dossier } from '../dossier/build.ts';
import { copiedPassages, helperRunsFrom, type HelperRuns } from './copied.ts';

const CHARACTERS = {
  hidden_letters: hiddenLetters,
  turned_text: turnedText,
  hidden_bytes: hiddenBytes,
  mixed_scripts: mixedScripts,
};

/** Pure, and linear in the length of the text. */
export function scanText(text: string): Finding[] {
  return [...scanWith(CHARACTERS, text), ...forgedForms(text), ...scanWith({ encoded: encodedForms }, text)];
}

function threatsIn({ text, ...place }: OwnText, helperRuns: HelperRuns): Threat[] {
  const isTurn = place.of !== 'name' && place.of !== 'label';
  const copied = () => (isTurn ? copiedPassages(text, helperRuns) : []);
  const found = [...scanText(text), ...scanWith({ copied }, text)];
  return found.map((finding) => ({ ...place, ...finding })).toSorted((a, b) => a.start - b.start);
}

const known = new WeakMap<Dossier, Threat[]>();

/** Structural threats in the learner's texts, file names and other fields. Pure; cached per dossier. */
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
