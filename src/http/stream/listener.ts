import type { Key } from '../../store/keys/keys.ts';
import type { Position } from '../../store/changes/read-changes.ts';
import { compare } from './position.ts';

/** Bytes that may wait for a listener before it is given up. */
const BACKLOG_BYTES = 1024 * 1024;

export type Sink = {
  /** Hands bytes to the connection and tells how many wait there now. */
  write(bytes: Uint8Array): number;
  /** Ends the stream; `gaveUp` when its reader did not keep up. */
  close(gaveUp: boolean): void;
};

export type Listener = ReturnType<typeof createListener>;

/** Whose changes a listener hears: one learner's, or those of all that a key covers. */
export type Scope = { learner: string } | { prefix: Key['prefix'] };

/**
 * One open stream. Changes after `from` come live; while earlier ones are still being read for it, live ones wait.
 * Whoever does not drain is dropped, so that one slow reader costs the others nothing.
 */
export function createListener(scope: Scope, sink: Sink, from: Position) {
  let held: Uint8Array[] | null = [];
  let heldBytes = 0;
  let open = true;

  function close(gaveUp: boolean): void {
    if (!open) return;
    open = false;
    held = null;
    sink.close(gaveUp);
  }

  function send(bytes: Uint8Array): void {
    if (open && sink.write(bytes) > BACKLOG_BYTES) close(true);
  }

  return {
    scope,
    isOpen: () => open,
    /** At once, before anything live. */
    send,
    /** A change as it happens. Those that lie before the listener's beginning are not for it. */
    deliver(change: Position, bytes: Uint8Array): void {
      if (!open || compare(change, from) <= 0) return;
      if (held === null) return send(bytes);
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes > BACKLOG_BYTES) close(true);
    },
    /** All earlier changes were sent: what waited goes out, and the rest comes live. */
    release(): void {
      const waited = held ?? [];
      held = null;
      for (const bytes of waited) send(bytes);
    },
    close,
  };
}

/** Whether a listener hears of a learner. */
export function hears(scope: Scope, learner: string): boolean {
  return 'learner' in scope ? scope.learner === learner : learner.startsWith(scope.prefix ?? '');
}
