/**
 * When the learner must be woken: soon if work is pending, else when the behaviour changes by silence; null if neither.
 */
export function dueAt(
  hasPending: boolean,
  behaviourDue: number | null,
  { at, sweepAfterMs }: { at: Date; sweepAfterMs: number },
): Date | null {
  const pendingDue = hasPending ? at.getTime() + sweepAfterMs : null;
  const due = Math.min(pendingDue ?? Infinity, behaviourDue ?? Infinity);
  return due === Infinity ? null : new Date(due);
}
