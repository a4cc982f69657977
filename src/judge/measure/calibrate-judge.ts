import { mean, sampleVariance } from 'simple-statistics';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { pearson, agreementOf, isKnown, type Agreement, type Rated } from './agreement.ts';
import { type Reading, readOnce, retestOf, type ReadWork, readersOf, partsOf } from './readers.ts';
import type { FitOptions, FittedWeights, Judge } from '../judge.ts';
import { ownWords, skillsScored, type ScoredWork } from './scored-work.ts';

/**
 * A judge's readings on people's scale: `x − 50 = offset + slope · (y − 50) + noise`, which the fold inverts
 * (design 6).
 */
type Fit = { offset: number; slope: number; sigma: number };

/** Pseudo-dossiers with offset 0 and slope 1, so that a small set does not distort the scale. */
const OFFSET_PSEUDO = 5;
const SLOPE_PSEUDO = 60;
const MIDDLE = 50;

/**
 * The error variance of people's scores, each the mean of the raters of one work: how far raters of the same work differ.
 * 0 if no work has two, since it is then unknown.
 */
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
  const [meanRead, meanHuman] = [mean([...read]), mean([...human])];
  const deviations = human.map((y) => y - meanHuman);
  const both = deviations.reduce((sum, y, index) => sum + y * ((read[index] ?? 0) - meanRead), 0);
  const spread = deviations.reduce((sum, y) => sum + y * y, 0);
  const count = read.length;
  const noise = Math.min(error, (MOST_ERROR * spread) / count);
  const variance = spread / count - noise;
  const slope = (both + SLOPE_PSEUDO * variance) / (count * variance + SLOPE_PSEUDO * variance);
  const raw = meanRead - MIDDLE - slope * (meanHuman - MIDDLE);
  const offset = (count * raw) / (count + OFFSET_PSEUDO);
  const left = human.map((y, index) => (read[index] ?? 0) - MIDDLE - offset - slope * (y - MIDDLE));
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
  const pairs = SKILLS.flatMap((a, index) => SKILLS.slice(index + 1).map((b) => [a, b] as const));
  const values = pairs.flatMap(([a, b]) => {
    const both = readings.filter(({ x }) => x[a] !== undefined && x[b] !== undefined);
    const readingsOf = (skill: Skill) => both.map(({ x }) => x[skill] ?? 0);
    return both.length < LEAST ? [] : pearson(readingsOf(a), readingsOf(b));
  });
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? null : mean(known);
}

export type Calibration = {
  skill: Skill;
  fit: Fit;
  /** How many dossiers the card was fitted on. */
  trained: number;
  /** Whether any work was read in another way than the judge's card covers; then the result is not a card. */
  uncarded: boolean;
  /** Set if the readings go against people's scores, so that their card should not be used. */
  warning: string | null;
  /** Agreement with people, on readings by weights that were not fitted on them. */
  heldOut: Agreement;
  retest: number;
  halo: number | null;
  cost: number | null;
  tokens: number;
  /** Weights fitted on the whole set; null if the judge has none for this skill, or none from this set. */
  fitted: FittedWeights | null;
};

type Options = Partial<FitOptions> & {
  /** Fit the judge's weights to this set, even if they were not fitted on it before. */
  fits?: boolean;
  onRead?: (done: number, all: number) => void;
};

/** Throws if a set has too few groups to hold any out, or a fit is requested of a judge without weights. */
function checkSet(judge: Judge, works: readonly ScoredWork[], skills: readonly Skill[], fits: boolean): void {
  if (skills.length === 0) throw new Error('no work in it is scored for any skill');
  for (const skill of skills) {
    const groups = new Set(works.filter(({ human }) => human[skill] !== undefined).map(({ group }) => group));
    if (groups.size >= 2) continue;
    throw new Error(
      `whole groups are held out, so work of at least 2 groups (tasks) must be scored for ${skill}: here it is of ${groups.size}`,
    );
  }
  if (fits && !skills.some((skill) => judge.fittings?.some((fitting) => fitting.skill === skill))) {
    throw new Error(
      `${judge.name} has no weights to fit for ${skills.join(', ')}, which is what this set scores`,
    );
  }
}

/**
 * Reads all scored work with weights that were not fitted on it, then fits the card and measures agreement for each
 * skill. `fits` requests a fit of the weights. Throws for a set of fewer than two groups, or whose scores do not
 * vary.
 */
export async function calibrateJudge(
  judge: Judge,
  works: readonly ScoredWork[],
  { fits = false, set = 'set', pull, onRead = () => {} }: Options = {},
): Promise<Calibration[]> {
  const skills = skillsScored(works);
  checkSet(judge, works, skills, fits);
  const all = skills.flatMap((skill) => works.filter(({ human }) => human[skill] !== undefined)).length;
  let done = 0;
  const read = readOnce(() => onRead((done += 1), all));
  const measured: Calibration[] = [];
  for (const skill of skills)
    measured.push(await calibrateSkill(judge, works, skill, { fits, set, pull }, read));
  return measured;
}

function warningOf(skill: Skill, { spearman, lengthEqual }: Agreement): string | null {
  const agreement = Math.min(spearman.value, Number.isFinite(lengthEqual) ? lengthEqual : 0);
  return agreement >= 0
    ? null
    : `${skill} goes against people (agreement ${agreement.toFixed(3)}): do not use this card or these weights`;
}

async function calibrateSkill(
  judge: Judge,
  works: readonly ScoredWork[],
  skill: Skill,
  options: FitOptions & { fits: boolean },
  read: ReadWork,
): Promise<Calibration> {
  const usable = works.filter(({ human }) => human[skill] !== undefined);
  const parts = partsOf(usable.map(({ group }) => group));
  const readers = readersOf(judge, usable, skill, parts, options);
  const readings = new Map<ScoredWork, Reading>();
  for (const work of usable) readings.set(work, await read(readers.of(work), work));
  const rated = usable.map((work): Rated => {
    const { group, kind, human, raters, dossier } = work;
    return {
      group,
      kind,
      part: parts.get(group) ?? 0,
      human: human[skill] ?? 0,
      raters: raters?.[skill] ?? [],
      words: ownWords(dossier),
      x: readings.get(work)?.x[skill] ?? null,
    };
  });
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
  const all = [...readings.values()];
  const costs = all.flatMap(({ cost }) => cost ?? []);
  return {
    skill,
    fit,
    trained: known.length,
    uncarded: all.some(({ uncarded }) => uncarded.includes(skill)),
    warning: warningOf(skill, heldOut),
    heldOut,
    retest: await retestOf(readers.of, usable, skill, readings),
    halo: haloOf(all),
    cost: costs.length < all.length ? null : mean(costs),
    tokens: mean(all.map(({ tokens }) => tokens)),
    fitted: readers.fitted,
  };
}
