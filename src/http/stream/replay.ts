import type { Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import { includes, type Scope } from './listener.ts';
import { loadDetails, type DetailSlices } from './load-details.ts';
import { detailsFor, renderChange } from './messages.ts';
import { compare, type StreamPosition } from './position.ts';
import { rangeOf } from '../../store/changes/ranges.ts';

const PAGE = 500;
/** Maximum changes, of all learners in the scope’s ranges, read for one replay; beyond that, a fresh read is cheaper. */
const MAX_CHANGES = 10_000;

export type Replay = {
  store: Pick<Store, 'changes'> & DetailSlices;
  epoch: string;
  scope: Scope;
  from: StreamPosition;
  until: Position;
};

/**
 * Replays what a stream missed between `from` and `until`, page by page. A change that was interrupted continues with
 * its next message. Returns false if there is too much to replay.
 */
export async function replay(
  { store, epoch, scope, from, until }: Replay,
  send: (text: string) => void,
): Promise<boolean> {
  let after: Position = { tx: from.tx, learner: from.learner, version: from.version - 1 };
  const ranges = 'learner' in scope ? [rangeOf(scope.no)] : null;
  for (let read = 0; read < MAX_CHANGES; read += PAGE) {
    const { changes: page } = await store.changes.read(after, PAGE, ranges);
    const missed = page.filter((change) => compare(change, until) <= 0);
    for (const one of await loadDetails(
      store,
      missed.filter((change) => change.announce && includes(scope, change.id)),
      { waiting: scope.reviewer !== null },
    )) {
      const shown = detailsFor(one, scope.reviewer);
      const sent = compare(one.change, from) === 0 ? from.message : 0;
      if (shown) send(renderChange(epoch, shown, Date.now(), { sent }));
    }
    if (missed.length < PAGE) return true;
    after = page.at(-1) as Position;
  }
  return false;
}
