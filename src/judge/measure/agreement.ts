import { mean, sampleRankCorrelation, sumSimple } from 'simple-statistics';
import { bootstrap, type Measure } from '../../core/agreement/bootstrap.ts';
import { quadraticKappa } from '../../core/agreement/quadratic-kappa.ts';

/** Spearman's rank correlation; NaN if one side does not vary. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return a.length < 2 ? Number.NaN : sampleRankCorrelation([...a], [...b]);
}

/**
 * The maximum of Spearman's correlation with `values` for a reading without ties: people who give one of three
 * labels leave most pairs tied, and no order can match a tie. From the tie-corrected variance of ranks (Kendall).
 */
export function attainableSpearman(values: readonly number[]): number {
  const cubed = ({ length }: readonly number[]) => length ** 3 - length;
  const ties = [...Map.groupBy(values, (value) => value).values()].map(cubed);
  return Math.sqrt(1 - sumSimple(ties) / cubed(values));
}

/** Spearman's correlation of `a` and `b` controlled for `c`: the partial correlation of their ranks. */
export function partialSpearman(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  const [ab, ac, bc] = [spearman(a, b), spearman(a, c), spearman(b, c)];
  return (ab - ac * bc) / Math.sqrt((1 - ac * ac) * (1 - bc * bc));
}

/** One piece of work: `x` is the judge's reading, null if there is none. */
export type Rated = {
  group: string;
  kind: string;
  part: number;
  human: number;
  raters: readonly number[];
  words: number;
  x: number | null;
};
type Known = Rated & { x: number };

export function isKnown(one: Rated): one is Known {
  return one.x !== null;
}

type Few = { dossiers: number; spearman: number; lengthEqual: number };

/** Agreement with people. `lengthEqual` is Spearman controlled for the number of words. Both are averaged over kinds. */
export type Agreement = Omit<Few, 'spearman'> & {
  unread: number;
  groups: number;
  spearman: Measure;
  /** Each held-out part by itself. */
  byPart: Few[];
  /** Each kind of text by itself, if there are several. */
  byKind?: Record<string, Few>;
  /** The maximum of `spearman`, given how many human scores are tied. */
  attainable: number;
  kappa: Measure;
  /** How far two people agree on the same work, if the set has their individual scores. */
  raters?: { dossiers: number; spearman: number; kappa: number };
};

type Statistic = (items: readonly Known[]) => number;

const numbers = (items: readonly Known[], of: 'x' | 'human' | 'words'): number[] =>
  items.map((item) => item[of]);

/** The unweighted mean over kinds of text: people's scales differ by kind, so ranks across kinds say little. */
function overKinds(statistic: Statistic): Statistic {
  return (items) => {
    const kinds = [...Map.groupBy(items, ({ kind }) => kind).values()];
    const values = kinds.map(statistic).filter(Number.isFinite);
    return values.length === 0 ? Number.NaN : mean(values);
  };
}

const rankAgreement = overKinds((items) => spearman(numbers(items, 'x'), numbers(items, 'human')));
const lengthEqual = overKinds((items) =>
  partialSpearman(numbers(items, 'x'), numbers(items, 'human'), numbers(items, 'words')),
);

function few(items: readonly Known[]): Few {
  return { dossiers: items.length, spearman: rankAgreement(items), lengthEqual: lengthEqual(items) };
}

function ratersOf(rated: readonly Rated[]): Pick<Agreement, 'raters'> {
  const pairs = rated.map(({ raters }) => raters).filter(({ length }) => length > 1);
  const [one, other] = [pairs.map(([first = 0]) => first), pairs.map(([, second = 0]) => second)];
  const agreement = { spearman: spearman(one, other), kappa: quadraticKappa(one, other) };
  return pairs.length < 2 ? {} : { raters: { dossiers: pairs.length, ...agreement } };
}

export function agreementOf(rated: readonly Rated[]): Agreement {
  const known = rated.filter(isKnown);
  const measure = (statistic: Statistic) => bootstrap(known, ({ group }) => group, statistic);
  const kinds = [...Map.groupBy(known, ({ kind }) => kind)];
  const parts = [...Map.groupBy(known, ({ part }) => part)].sort(([a], [b]) => a - b);
  return {
    dossiers: known.length,
    unread: rated.length - known.length,
    groups: new Set(known.map(({ group }) => group)).size,
    spearman: measure(rankAgreement),
    lengthEqual: lengthEqual(known),
    byPart: parts.map(([, items]) => few(items)),
    ...(kinds.length > 1 && { byKind: Object.fromEntries(kinds.map(([kind, items]) => [kind, few(items)])) }),
    attainable: attainableSpearman(numbers(known, 'human')),
    kappa: measure((items) => quadraticKappa(numbers(items, 'x'), numbers(items, 'human'))),
    ...ratersOf(rated),
  };
}
