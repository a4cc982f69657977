import { NO_PHASES, phaseAfter, type PhaseCalibration } from '../../core/phase.ts';
import type { Stamp } from '../documents/programs.ts';
import type { Tx } from '../database.ts';
import type { FacetOptions, FacetsAfter } from './after-award.ts';
import { readFacets } from './read-facets.ts';
import { showBehaviour } from './shown-behaviour.ts';

/** The phases after one verdict. Only award writes the behaviour; here its next change is looked up. */
export async function facetsAfterCommit(
  tx: Tx,
  { policies, programs }: FacetOptions,
  learner: number,
  calibration: PhaseCalibration & { stamp: Stamp | null },
  at: number,
): Promise<FacetsAfter> {
  const { phase, behaviour } = await readFacets(tx, learner);
  const { due } = await showBehaviour(tx, policies, behaviour, at);
  const before = phase ?? NO_PHASES;
  const { stamp } = calibration;
  const after = stamp ? phaseAfter(before, calibration, await programs.read(tx, stamp)) : before;
  return { facets: after === before ? [] : [{ name: 'phase', value: after }], due };
}
