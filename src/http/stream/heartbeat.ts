import type { Position } from '../../store/changes/read-changes.ts';
import type { Listeners } from './listeners.ts';
import { encodePosition, positionAfter } from './position.ts';

const EVERY_MS = 15_000;
/** Beyond every transaction: a heartbeat is newer than anything. */
const LAST: Position = { tx: '18446744073709551615', learner: 0, version: 0 };
const utf8 = new TextEncoder();

/**
 * Says now and then that a quiet stream is alive. The id moves on with it, or a reconnect after a quiet day would be too
 * old to resume.
 */
export function startHeartbeat(epoch: string, listeners: Listeners, told: () => Position): { stop(): void } {
  const beating = setInterval(() => {
    const id = encodePosition(epoch, positionAfter(told(), Date.now()));
    const bytes = utf8.encode(`: still here\nid: ${id}\n\n`);
    for (const listener of listeners.all()) listener.deliver(LAST, bytes);
  }, EVERY_MS).unref();
  return { stop: () => clearInterval(beating) };
}
