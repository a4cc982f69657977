import {
  combinations,
  mean,
  sampleCorrelation,
  sampleCovariance,
  sampleVariance,
  variance,
} from 'simple-statistics';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { agreementOf, isKnown, type Agreement, type Rated } from './agreement.ts';
import { type Reading, readOnce, retestOf, type ReadWork, readersOf, partsOf } from './readers.ts';
import type { FitOptions, Judge } from '../judge.ts';
import type { FittedWeights } from '../offline/weights.ts';
import { ownWordsOf } from '../dossier/facts.ts';
import { scoredFor, skillsScored, type ScoredWork } from './scored-work.ts';

/** Readings on people's scale: `x − 50 = offset + slope · (y − 50) + noise`, which the fold inverts (design 6). */
type Fit = { offset: number; slope: number; sigma: number };

/** Pseudo-dossiers with offset 0 and slope 1, so that a small set does not distort the scale. */
const OFFSET_PSEUDO = 5;
const SLOPE_PSEUDO = 60;
const MIDDLE = 50;

/** The error variance of the means of each work's raters: how far they differ. 0 (unknown) if no work has two. */
export function scoreError(raters: readonly (readonly number[])[]): number {
  const several = raters.filter((scores) => scores.length > 1);
  if (several.length === 0) return 0;
  return mean(several.map((scores) => sampleVariance([...scores]) / scores.length));
}

/** People's scores are never taken to be mostly error, however few raters differ by chance. */
const MOST_ERROR = 0.5;

/**
 * Least squares of the judge's readings on people's scores, slope shrunk towards 1 and offset towards 0; sigma is the
 * residual. `error` is the variance of the error in people's scores: without it the slope comes out too flat, and sigma
 * holds their error beside the judge's (errors in variables, by moments: Fuller 1987, Measurement Error Models, 1.2).
 */
export function fitCard(read: readonly number[], human: readonly number[], error = 0): Fit {
  const [x, y] = [[...read], [...human]];
  const count = x.length;
  const spread = variance(y);
  const noise = Math.min(error, MOST_ERROR * spread);
  const both = (count - 1) * sampleCovariance(x, y);
  const slope = (both + SLOPE_PSEUDO * (spread - noise)) / ((count + SLOPE_PSEUDO) * (spread - noise));
  const raw = mean(x) - MIDDLE - slope * (mean(y) - MIDDLE);
  const offset = (count * raw) / (count + OFFSET_PSEUDO);
  const left = x.map((each, index) => each - MIDDLE - offset - slope * ((y[index] ?? 0) - MIDDLE));
  const residual = mean(left.map((each) => each * each));
  return {
    offset,
    slope,
    sigma: Math.sqrt(Math.max(MOST_ERROR * residual, residual - slope * slope * noise)),
  };
}

const LEAST = 10;

/** Mean correlation between the skills that one verdict reads: 1 would be one impression reported four times. */
function haloOf(readings: readonly Reading[]): number | null {
  const pairs = combinations([...SKILLS], 2) as [Skill, Skill][];
  const values = pairs.flatMap(([a, b]) => {
    const both = readings.filter(({ x }) => x[a] !== undefined && x[b] !== undefined);
    const readingsOf = (skill: Skill) => both.map(({ x }) => x[skill] ?? 0);
    return both.length < LEAST ? [] : sampleCorrelation(readingsOf(a), readingsOf(b));
  });
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? null : mean(known);
}

export type Calibration = {
  skill: Skill;
  fit: Fit;
  trained: number;
  /** Set if any work was read in another way than a card covers. */
  uncarded: boolean;
  /** Set if the readings go against people's scores. */
  warning: string | null;
  /** Agreement with people, on readings by weights that were not fitted on them. */
  heldOut: Agreement;
  retest: number;
  halo: number | null;
  cost: number | null;
  tokens: number;
  /** Weights fitted on the whole set, if any were. */
  fitted: FittedWeights | null;
};

type Options = Partial<FitOptions> & {
  /** Fit the judge's weights to this set, also if they never were. */
  fits?: boolean;
  onRead?: (done: number, all: number) => void;
};

function checkSet(judge: Judge, works: readonly ScoredWork[], skills: readonly Skill[], fits: boolean): void {
  if (skills.length === 0) throw new Error('no work in it is scored for any skill');
  for (const skill of skills) {
    const groups = new Set(scoredFor(works, skill).map(({ group }) => group)).size;
    if (groups < 2) {
      throw new Error(
        `whole groups are held out, so work of at least 2 groups (tasks) must be scored for ${skill}: here it is of ${groups}`,
      );
    }
  }
  if (fits && !skills.some((skill) => judge.fit?.[skill])) {
    throw new Error(
      `${judge.name} has no weights to fit for ${skills.join(', ')}, which is what this set scores`,
    );
  }
}

/**
 * Reads all scored work with weights that were not fitted on it, then fits the card and measures agreement for each
 * skill. Throws for a set of fewer than two groups, or whose scores do not vary.
 */
export async function calibrateJudge(
  judge: Judge,
  works: readonly ScoredWork[],
  { fits = false, set = 'set', pull, onRead = () => {} }: Options = {},
): Promise<Calibration[]> {
  const skills = skillsScored(works);
  checkSet(judge, works, skills, fits);
  const all = skills.flatMap((skill) => scoredFor(works, skill)).length;
  let done = 0;
  const read = readOnce(() => onRead((done += 1), all));
  const measured: Calibration[] = [];
  for (const skill of skills)
    measured.push(await calibrateSkill(judge, works, skill, { fits, set, pull }, read));
  return measured;
}

function warningOf(skill: Skill, { spearman, lengthEqual }: Agreement): string | null {
  const agreement = Math.min(spearman.value, Number.isFinite(lengthEqual) ? lengthEqual : 0);
  if (agreement >= 0) return null;
  return `${skill} goes against people (agreement ${agreement.toFixed(3)}): do not use this card or these weights`;
}

async function calibrateSkill(
  judge: Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  options: FitOptions & { fits: boolean },
  read: ReadWork,
): Promise<Calibration> {
  const usable = scoredFor(works, skill);
  const parts = partsOf(usable.map(({ group }) => group));
  const readers = readersOf(judge, usable, skill, parts, options);
  const readings: Reading[] = [];
  for (const work of usable) readings.push(await read(readers.of(work), work));
  const rated = usable.map((work, index): Rated => ({
    group: work.group,
    kind: work.kind,
    part: parts.get(work.group) ?? 0,
    human: work.human[skill] ?? 0,
    raters: work.raters?.[skill] ?? [],
    words: ownWordsOf(work.dossier),
    x: readings[index]?.x[skill] ?? null,
  }));
  // No work is read by weights fitted on it, and no reading is corrected by the card, so all of it is held out.
  const known = rated.filter(isKnown);
  if (known.length < 2)
    throw new Error(`fewer than two of the ${rated.length} works scored for ${skill} could be read`);
  const heldOut = agreementOf(rated);
  const fit = fitCard(
    known.map(({ x }) => x),
    known.map(({ human }) => human),
    scoreError(known.map(({ raters }) => raters)),
  );
  if (![fit.slope, fit.sigma, heldOut.spearman.value, heldOut.kappa.value].every(Number.isFinite)) {
    throw new Error(`scores or readings of ${skill} do not vary enough to measure how well they agree`);
  }
  const costs = readings.flatMap(({ cost }) => cost ?? []);
  return {
    skill,
    fit,
    trained: known.length,
    uncarded: readings.some(({ uncarded }) => uncarded.includes(skill)),
    warning: warningOf(skill, heldOut),
    heldOut,
    retest: await retestOf(readers.of, usable, skill, readings),
    halo: haloOf(readings),
    cost: costs.length < readings.length ? null : mean(costs),
    tokens: mean(readings.map(({ tokens }) => tokens)),
    fitted: readers.fitted,
  };
}
