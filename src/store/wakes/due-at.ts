/** When somebody must ring: soon where something is owed, else when the behaviour falls due; null when neither is. */
export function dueAt(
  owes: boolean,
  behaviourDue: number | null,
  { at, sweepAfterMs }: { at: Date; sweepAfterMs: number },
): Date | null {
  const owedDue = owes ? at.getTime() + sweepAfterMs : null;
  const due = Math.min(owedDue ?? Infinity, behaviourDue ?? Infinity);
  return due === Infinity ? null : new Date(due);
}
