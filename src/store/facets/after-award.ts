import type { BatchEvent } from '../award/read-batch.ts';
import type { Policies } from '../documents/policies.ts';
import type { Programs } from '../documents/programs.ts';
import type { Tx } from '../database.ts';
import type { NewFacet } from './facet.ts';
import { foldEvent, type CheapFold } from './fold-event.ts';
import { signalOf, stampOf } from './placed-event.ts';
import type { FacetsRead } from './read-facets.ts';
import { showBehaviour } from './shown-behaviour.ts';

export type FacetOptions = { policies: Policies; programs: Programs };

/** The facets to write, and when silence changes the behaviour (epoch ms, null when never). */
export type FacetsAfter = { facets: NewFacet[]; due: number | null };

/** The journey and the behaviour after a batch of awards; `reasons` holds the award reason of each event. */
export async function facetsAfterAward(
  tx: Tx,
  { policies, programs }: FacetOptions,
  before: FacetsRead,
  events: readonly BatchEvent[],
  reasons: readonly (string | null)[],
  at: number,
): Promise<FacetsAfter> {
  const { parFactor, journey, behaviour } = before;
  let fold: CheapFold = { journey, behaviour };
  for (const [index, event] of events.entries()) {
    const stamp = stampOf(event);
    const program = stamp && (await programs.read(tx, stamp));
    const policy = await policies.read(tx, event.policy);
    fold = foldEvent(fold, signalOf(event, reasons[index] === 'repeat'), { policy, program, parFactor });
  }
  const facets: NewFacet[] = [];
  if (fold.journey !== journey) facets.push({ name: 'journey', value: fold.journey });
  const { stored, due } = await showBehaviour(tx, policies, fold.behaviour, at);
  const shows = stored?.shown.state !== behaviour?.shown.state;
  if (shows || fold.behaviour !== behaviour) facets.push({ name: 'behaviour', value: stored });
  return { facets, due };
}
