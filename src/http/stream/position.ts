import type { Position } from '../../store/changes/read-changes.ts';

/** Changes older than this are not sent again: who was away for longer reads anew. */
const RESUMABLE_MS = 24 * 3_600_000;

/** A place in a stream: a position among the changes, how many of that change's messages were sent, and when. */
export type StreamPosition = Position & { message: number; atMs: number };

const FORM = /^([0-9a-f-]{36})\.(\d{1,19})\.(-?\d{1,15})\.(-?\d{1,15})\.(-?\d{1,6})\.([0-9a-z]{1,9})$/;

/** Order of changes: by transaction, learner, version. */
export function compare(a: Position, b: Position): number {
  const txs = BigInt(a.tx) - BigInt(b.tx);
  if (txs !== 0n) return txs < 0n ? -1 : 1;
  return a.learner - b.learner || a.version - b.version;
}

/** The id of a message, opaque to clients. Time in whole seconds is enough to see that a place is too old. */
export function encodePosition(
  epoch: string,
  { tx, learner, version, message, atMs }: StreamPosition,
): string {
  return [epoch, tx, learner, version, message, Math.floor(atMs / 1000).toString(36)].join('.');
}

/** After all messages of everything up to a position. */
export function positionAfter({ tx, learner, version }: Position, atMs: number): StreamPosition {
  return { tx, learner, version, message: 999_999, atMs };
}

/** The place that an id names; null when it is of another lifetime, too old, or no id of ours. */
export function decodePosition(epoch: string, id: string, nowMs: number): StreamPosition | null {
  const parts = FORM.exec(id);
  if (!parts || parts[1] !== epoch) return null;
  const [, , tx, learner, version, message, seconds] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const atMs = Number.parseInt(seconds, 36) * 1000;
  if (nowMs - atMs > RESUMABLE_MS) return null;
  return { tx, learner: Number(learner), version: Number(version), message: Number(message), atMs };
}
