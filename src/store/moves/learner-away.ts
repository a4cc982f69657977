/** Nothing may be written about this learner here: it is moving to another cell, or has moved there. */
export class LearnerAway extends Error {
  override name = 'LearnerAway';
  state: 'moving' | 'moved';
  /** The address of the other cell. */
  cell: string;

  constructor(state: 'moving' | 'moved', cell: string) {
    super(`the learner ${state === 'moving' ? 'is moving' : 'has moved'} to another cell`);
    this.state = state;
    this.cell = cell;
  }
}

/** Where a learner's row says that it is going or went; null if it is here. */
export function awayOf(learner: { movingTo: string | null; movedAt: number | null }): LearnerAway | null {
  if (learner.movingTo === null) return null;
  return new LearnerAway(learner.movedAt === null ? 'moving' : 'moved', learner.movingTo);
}
