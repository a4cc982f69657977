import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { runsFrom, unitsOf } from './units.ts';

type Helper = 'assistant' | 'coach';

/** Runs of words that the assistant or the coach said before the learner, and who said them. */
export type HelperRuns = ReadonlyMap<string, Helper>;

function isHelper(speaker: Turn['speaker']): speaker is Helper {
  return speaker === 'assistant' || speaker === 'coach';
}

/** Finds who said each run first; a run that the learner said before a helper is the learner's. */
export function helperRunsFrom({ context, turns }: Pick<Dossier, 'context' | 'turns'>): HelperRuns {
  const helperRuns = new Map<string, Helper>();
  const own = new Set<string>();
  for (const turn of [...context, ...turns]) {
    const { speaker } = turn;
    if (!isHelper(speaker) && speaker !== 'learner') continue;
    for (const run of piecesOf(turn).flatMap((text) => runsFrom(unitsOf(text)))) {
      if (run === null) continue;
      if (!isHelper(speaker)) own.add(run.key);
      else if (!own.has(run.key) && !helperRuns.has(run.key)) helperRuns.set(run.key, speaker);
    }
  }
  return helperRuns;
}
