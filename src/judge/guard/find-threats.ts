import { encodedForms } from './encoded.ts';
import { forgedForms } from './forged.ts';
import { hiddenBytes, hiddenLetters, turnedText } from './hidden.ts';
import { mixedScripts } from './mixed-scripts.ts';
import { type Finding, ownTexts, scanWith, type Threat } from './threat.ts';
import type { Dossier } from '../dossier/build.ts';
import { copiedPassages, helperRunsFrom } from './copied.ts';

const CHARACTERS = {
  hidden_letters: hiddenLetters,
  turned_text: turnedText,
  hidden_bytes: hiddenBytes,
  mixed_scripts: mixedScripts,
};

export function scanText(text: string): Finding[] {
  return [...scanWith(CHARACTERS, text), ...forgedForms(text), ...scanWith({ encoded: encodedForms }, text)];
}

function threatsIn(dossier: Dossier): Threat[] {
  const helperRuns = helperRunsFrom(dossier);
  return ownTexts(dossier).flatMap(({ text, ...place }) => {
    const isTurn = place.of !== 'name' && place.of !== 'label';
    const copied = () => (isTurn ? copiedPassages(text, helperRuns) : []);
    const found = [...scanText(text), ...scanWith({ copied }, text)];
    return found.map((finding) => ({ ...place, ...finding })).toSorted((a, b) => a.start - b.start);
  });
}

const foundThreats = new WeakMap<Dossier, Threat[]>();

/** Structural threats in the learner's texts, file names and other fields. Cached per dossier. */
export function findThreats(dossier: Dossier): Threat[] {
  const found = foundThreats.get(dossier) ?? threatsIn(dossier);
  foundThreats.set(dossier, found);
  return found;
}

/** The same in the learner's earlier turns, which are no evidence but are still sent to a model. */
export function findThreatsInContext(dossier: Dossier): Threat[] {
  const earlier = dossier.context.filter(({ speaker }) => speaker === 'learner');
  const turns = earlier.map((turn) => ({ ...turn, quotable: true }));
  return findThreats({ ...dossier, turns, context: [], labels: [] });
}
