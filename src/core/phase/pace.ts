import type { StageWork } from '../phase.ts';

/** Minutes of work against par; `ratio` above 1 is slower than par. Null when unknown. */
export type Pace = {
  workedMinutes: number;
  parMinutes: number;
  ratio: number | null;
  verdict: 'ahead' | 'on_par' | 'behind' | null;
};

/** Within a quarter of par counts as on par: minutes between events are not more precise. */
const AHEAD = 0.75;
const BEHIND = 1.25;

function verdictOf(ratio: number): 'ahead' | 'on_par' | 'behind' {
  if (ratio < AHEAD) return 'ahead';
  return ratio > BEHIND ? 'behind' : 'on_par';
}

/**
 * Pace over finished stages and stages already over their par. Other stages under way would count as fast until they
 * are finished.
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
