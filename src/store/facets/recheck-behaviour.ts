import type { Policies } from '../documents/policies.ts';
import { rows, type Tx } from '../database.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import { append } from '../ledger/append.ts';
import { dueAt } from '../wakes/due-at.ts';
import { setWake } from '../wakes/set-wake.ts';
import { readFacets } from './read-facets.ts';
import { showBehaviour } from './shown-behaviour.ts';

const SILENCE = {
  name: 'silence-insert',
  text: 'INSERT INTO silences (learner, version, at) VALUES ($1, $2, $3)',
};

type Options = { policies: Policies; now: () => Date; sweepAfterMs: number };

/**
 * Handles a ring without an event to award: silence may have made the learner stuck or away. A changed state is shown
 * as a new version. Sets the next wake in either case.
 */
export async function recheckBehaviour(
  tx: Tx,
  options: Options,
  learner: LockedLearner,
  hasPending: boolean,
): Promise<void> {
  const at = options.now();
  const { behaviour } = await readFacets(tx, learner.no);
  const { stored, due } = await showBehaviour(tx, options.policies, behaviour, at.getTime());
  if (stored?.shown.state === behaviour?.shown.state) {
    await setWake(tx, learner.no, due === null ? null : new Date(due), hasPending);
    return;
  }
  await rows(tx, SILENCE, [learner.no, learner.version + 1, at]);
  await append(tx, learner, {
    entries: [],
    at,
    facets: [{ name: 'behaviour', value: stored }],
    due: dueAt(hasPending, due, { at, sweepAfterMs: options.sweepAfterMs }),
    announce: true,
  });
}
