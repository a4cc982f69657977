import type { Tx } from '../database.ts';
import type { FacetOptions, FacetsAfter } from './after-award.ts';
import type { NewFacet } from './facet.ts';
import { readFacets } from './read-facets.ts';
import { refoldCheap } from './refold-cheap.ts';
import { refoldPhases } from './refold-phases.ts';
import { showBehaviour } from './shown-behaviour.ts';

/**
 * The facets after a correction: everything a voided event affected, and the phases if another calibration counts. Call
 * it after writing the void or the calibration.
 */
export async function facetsAfterCorrection(
  tx: Tx,
  options: FacetOptions,
  learner: number,
  changed: { voided: boolean; calibrated: boolean },
  at: number,
): Promise<FacetsAfter> {
  const standing = await readFacets(tx, learner);
  const { journey, behaviour } = changed.voided ? await refoldCheap(tx, options, learner) : standing;
  const { stored, due } = await showBehaviour(tx, options.policies, behaviour, at);
  const facets: NewFacet[] = [];
  if (changed.voided) facets.push({ name: 'journey', value: journey }, { name: 'behaviour', value: stored });
  if (changed.calibrated) {
    facets.push({ name: 'phase', value: await refoldPhases(tx, options.programs, learner) });
  }
  return { facets, due };
}
