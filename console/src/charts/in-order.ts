type Moment = { time: number; corrects: boolean };

/**
 * The times of what happened in this order, none before the one before it. Imported work is dated long before it is awarded or
 * judged, so a correction of it, dated when it was made, is placed no later than the work that follows.
 */
export function inOrder(moments: readonly Moment[]): number[] {
  let latest = -Infinity;
  const times = moments.map(({ time, corrects }) => (corrects ? time : (latest = Math.max(latest, time))));
  let following = Infinity;
  for (let index = times.length - 1; index >= 0; index -= 1) {
    if (moments[index]?.corrects) times[index] = Math.min(times[index] as number, following);
    following = times[index] as number;
  }
  return times;
}
