import type { Key } from '../../store/keys/keys.ts';
import type { Position } from '../../store/changes/read-changes.ts';
import { compare } from './position.ts';

/** Maximum unsent bytes of a listener before it is dropped. */
const BACKLOG_BYTES = 1024 * 1024;

export type Sink = {
  /** Writes bytes to the connection and returns the number still unsent. */
  write(bytes: Uint8Array): number;
  /** Ends the stream; `gaveUp` if its reader was too slow. */
  close(gaveUp: boolean): void;
};

export type Listener = ReturnType<typeof createListener>;

/** A person who reviews, or a key with the scope `review`. */
export type StreamReviewer = { by: string; isPerson: boolean };

/** The learners of a stream: a single one with its number, all with a prefix, or those of a set that its owner keeps current. */
export type Scope = (
  | { learner: string; no: number }
  | { prefix: Key['prefix'] }
  | { members: ReadonlySet<string> }
) & {
  /** The reviewer who listens, from whom verdicts of work that is read blind are withheld; null for other callers. */
  reviewer: StreamReviewer | null;
};

/**
 * One open stream of changes after `from`. Live changes queue until `release`, after missed ones were replayed. A reader
 * that does not drain is dropped, so that it cannot slow down the others.
 */
export function createListener(scope: Scope, sink: Sink, from: Position) {
  let queued: Uint8Array[] | null = [];
  let queuedBytes = 0;
  let open = true;

  function close(gaveUp: boolean): void {
    if (!open) return;
    open = false;
    queued = null;
    sink.close(gaveUp);
  }

  function send(bytes: Uint8Array): void {
    if (open && sink.write(bytes) > BACKLOG_BYTES) close(true);
  }

  return {
    scope,
    isOpen: () => open,
    /** Sends at once, ahead of queued changes. */
    send,
    /** Sends or queues a live change. Changes up to `from` are skipped. */
    deliver(change: Position, bytes: Uint8Array): void {
      if (!open || compare(change, from) <= 0) return;
      if (queued === null) return send(bytes);
      queued.push(bytes);
      queuedBytes += bytes.length;
      if (queuedBytes > BACKLOG_BYTES) close(true);
    },
    /** Call after the replay: sends the queued changes; later ones are sent directly. */
    release(): void {
      const pending = queued ?? [];
      queued = null;
      for (const bytes of pending) send(bytes);
    },
    close,
  };
}

/** Whether a scope includes a learner. */
export function includes(scope: Scope, learner: string): boolean {
  if ('learner' in scope) return scope.learner === learner;
  return 'members' in scope ? scope.members.has(learner) : learner.startsWith(scope.prefix ?? '');
}
