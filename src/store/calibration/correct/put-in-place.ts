import type { Observation } from '../../../core/observation.ts';
import { foldInEventOrder, type FoldedState } from '../refold.ts';
import type { About } from './kind.ts';

/** The event of a correction, and the state in which the corrected calibration counts. */
export function aboutCalibration({ replaces }: { replaces: number }, states: FoldedState[]): About | null {
  const replaced = states.find(({ counts }) => counts.number === replaces);
  return replaced ? { seq: replaced.completion, replaced } : null;
}

/** The fold with the observations of a calibration replaced. */
export function refoldWith(
  states: FoldedState[],
  replaced: FoldedState,
  observations: Observation[],
): FoldedState[] {
  return foldInEventOrder(
    states.map(({ counts }) => (counts === replaced.counts ? { ...counts, observations } : counts)),
  );
}

/** A person's reason in the form of a verdict's text. */
export const textOf = (reason: string) => ({ reason, quotes: [], events: [] });
