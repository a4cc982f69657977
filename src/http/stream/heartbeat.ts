import type { Position } from '../../store/changes/read-changes.ts';
import type { Listeners } from './listeners.ts';
import { encodePosition, positionAfter } from './position.ts';

const EVERY_MS = 15_000;
/** The highest position, so that no listener filters a heartbeat out. */
const LAST: Position = { tx: '18446744073709551615', learner: 0, version: 0 };
const utf8 = new TextEncoder();

/**
 * Sends a heartbeat on every stream. It carries a current id; otherwise a client could not resume after a day without
 * messages.
 */
export function startHeartbeat(
  epoch: string,
  listeners: Listeners,
  published: () => Position,
): { stop(): void } {
  const beating = setInterval(() => {
    const id = encodePosition(epoch, positionAfter(published(), Date.now()));
    const bytes = utf8.encode(`: still here\nid: ${id}\n\n`);
    for (const listener of listeners.all()) listener.deliver(LAST, bytes);
  }, EVERY_MS).unref();
  return { stop: () => clearInterval(beating) };
}
