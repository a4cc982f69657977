import type { RatedRole } from '../role.ts';

/** An occupation shown near a mark: its own wage, and `demand`, its position among occupations on 0–100. */
export type Occupation = {
  code: string;
  title: string;
  jobZone: number | null;
  medianWageUsd: number | null;
  demand: number;
};

export function occupationOf({ code, title, jobZone, medianWageUsd, required }: RatedRole): Occupation {
  return { code, title, jobZone, medianWageUsd, demand: required.overall };
}

/** Occupations near a demand, lowest first: up to `each` that ask no more, and as many that ask more. */
export function occupationsAround(
  occupations: readonly RatedRole[],
  demand: number,
  each: number,
): Occupation[] {
  const above = occupations.findIndex(({ required }) => required.overall > demand);
  const split = above === -1 ? occupations.length : above;
  return occupations.slice(Math.max(0, split - each), split + each).map(occupationOf);
}
