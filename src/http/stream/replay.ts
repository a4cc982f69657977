import type { Position } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import { hears, type Scope } from './listener.ts';
import { loadDetails, type DetailSlices } from './load-details.ts';
import { renderChange } from './messages.ts';
import { compare, type StreamPosition } from './position.ts';

const PAGE = 500;
/** Changes of everybody that one resumption reads at most: beyond that, reading anew costs less. */
const MOST = 10_000;

export type Replay = {
  store: Pick<Store, 'changes'> & DetailSlices;
  epoch: string;
  scope: Scope;
  from: StreamPosition;
  until: Position;
};

/**
 * Sends again what a stream missed between `from` and `until`, page by page. The change in the middle of which it broke off
 * goes on with its next message. False when there is too much of it.
 */
export async function replay(
  { store, epoch, scope, from, until }: Replay,
  send: (text: string) => void,
): Promise<boolean> {
  let after: Position = { tx: from.tx, learner: from.learner, version: from.version - 1 };
  for (let read = 0; read < MOST; read += PAGE) {
    const page = await store.changes.read(after, PAGE);
    const missed = page.filter((change) => compare(change, until) <= 0);
    for (const one of await loadDetails(
      store,
      missed.filter((change) => change.announce && hears(scope, change.id)),
    )) {
      send(renderChange(epoch, one, Date.now(), compare(one.change, from) === 0 ? from.message : 0));
    }
    if (missed.length < PAGE) return true;
    after = page.at(-1) as Position;
  }
  return false;
}
