import type { StageWork } from '../phase.ts';

/** Minutes at work against par; `ratio` above 1 is slower than par. Null where nothing can be said yet. */
export type Pace = {
  workedMinutes: number;
  parMinutes: number;
  ratio: number | null;
  verdict: 'ahead' | 'on_par' | 'behind' | null;
};

/** Within a quarter of par either way is on par: minutes between events are no finer than that. */
const AHEAD = 0.75;
const BEHIND = 1.25;

function verdictOf(ratio: number): 'ahead' | 'on_par' | 'behind' {
  if (ratio < AHEAD) return 'ahead';
  return ratio > BEHIND ? 'behind' : 'on_par';
}

/**
 * Pace over the stages that can tell: those that are finished, and those already over their par. A stage under way
 * within its par would count as fast for as long as it is not finished.
 */
export function paceOf(
  stages: readonly { parMinutes: number; finished: boolean; work: StageWork }[],
  parFactor: number,
): Pace {
  let workedMinutes = 0;
  let parMinutes = 0;
  for (const { parMinutes: stagePar, finished, work } of stages) {
    const par = stagePar * parFactor;
    const worked = work.workedMinutes;
    if (worked === 0 || (!finished && worked <= par)) continue;
    workedMinutes += worked;
    parMinutes += par;
  }
  if (parMinutes === 0) return { workedMinutes, parMinutes, ratio: null, verdict: null };
  const ratio = workedMinutes / parMinutes;
  return { workedMinutes, parMinutes, ratio, verdict: verdictOf(ratio) };
}
