import type { Position } from '../../store/changes/read-changes.ts';

/** Changes older than this are not replayed; the client must read the state again. */
const RESUMABLE_MS = 24 * 3_600_000;

/** A position in a stream: the change, the number of its messages already sent, and the time. */
export type StreamPosition = Position & { message: number; atMs: number };

const FORM = /^([0-9a-f-]{36})\.(\d{1,19})\.(-?\d{1,15})\.(-?\d{1,15})\.(-?\d{1,6})\.([0-9a-z]{1,9})$/;

/** Orders changes by transaction, learner and version. */
export function compare(a: Position, b: Position): number {
  const txs = BigInt(a.tx) - BigInt(b.tx);
  if (txs !== 0n) return txs < 0n ? -1 : 1;
  return a.learner - b.learner || a.version - b.version;
}

/** The id of a message, opaque to clients. Its time is in whole seconds, enough to detect an expired id. */
export function encodePosition(
  epoch: string,
  { tx, learner, version, message, atMs }: StreamPosition,
): string {
  return [epoch, tx, learner, version, message, Math.floor(atMs / 1000).toString(36)].join('.');
}

/** The position after all messages of the given change. */
export function positionAfter({ tx, learner, version }: Position, atMs: number): StreamPosition {
  return { tx, learner, version, message: 999_999, atMs };
}

/** Parses an id; null if it is from another database, too old or invalid. */
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
