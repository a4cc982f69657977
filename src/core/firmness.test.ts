import { describe, expect, test } from 'vitest';
import { bruteFirmness } from '../../test/support/brute-firmness.ts';
import { random } from '../../test/support/random.ts';
import { randomVerdicts } from '../../test/support/random-verdicts.ts';
import { CONSTANTS, constantsOf, DAY_MS } from './constants.ts';
import { firmness, tierFirmness, type FirmnessOf } from './firmness.ts';
import type { CountedVerdict } from './firmness/bounds.ts';
import { smallestRemovals } from './firmness/smallest-removal.ts';
import { ceilingOf, levelOf } from './level.ts';
import { SKILLS } from './skill.ts';
import { foldCalibration, UNRATED } from './snapshot.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);

/** A random ledger: its verdicts, what its awards were, and a role. */
function ledgerOf(seed: number): { verdicts: CountedVerdict[]; of: Required<FirmnessOf> } {
  const draw = random(seed);
  const { verdicts, awards } = randomVerdicts(draw, (seed * 7) % 30);
  const end = verdicts.reduce(
    (now, { observations, at, constants }) => foldCalibration(now, observations, at, constantsOf(constants)),
    UNRATED,
  );
  const total = 30_000 + Math.floor(20_000 * draw());
  const required = () => 100 * draw();
  return {
    verdicts,
    of: {
      level: { level: levelOf(total, ceilingOf(end)) + Math.floor(3 * draw()), total, awards },
      readiness: {
        required: {
          independence: required(),
          quality: required(),
          communication: required(),
          speed: required(),
        },
        at: (verdicts.at(-1)?.at ?? 0) + 5 * DAY_MS * draw(),
      },
    },
  };
}

test(
  `firmness equals trying every removal of one or two verdicts, on ${RUNS} random ledgers`,
  {
    timeout: 600_000,
  },
  () => {
    const marks = new Set<string | null>();
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { verdicts, of } = ledgerOf(seed);
      const shown = firmness(verdicts, of);
      const { now, found } = bruteFirmness(verdicts, of);
      for (const name of ['tier', 'level', 'readiness'] as const) {
        const { mark, ...said } = shown[name]!;
        const tried = found[name] ?? { verdicts: [], after: null };
        expect({ seed, name, ...said }).toEqual({ seed, name, now: now[name], ...tried });
        if (mark !== null)
          expect(mark).toBe((['firm', 'rests_on_one', 'rests_on_two'] as const)[tried.verdicts.length]);
        marks.add(mark);
      }
    }
    expect(marks).toEqual(new Set(['firm', null, 'rests_on_one', 'rests_on_two']));
  },
);

const verdictAt = (x: number, day: number): CountedVerdict => ({
  observations: SKILLS.map((skill) => ({
    skill,
    source: 'judge',
    x,
    evidence: 3,
    confidence: 1,
    demand: 50,
    card: null,
  })),
  at: day * DAY_MS,
  constants: CONSTANTS.version,
});

describe('the tier', () => {
  test('of a learner without verdicts rests on none', () => {
    const nothing = { now: 'unrated', mark: null, verdicts: [], after: null };
    expect(tierFirmness([])).toEqual(nothing);
    expect(tierFirmness([{ observations: [], at: 0, constants: CONSTANTS.version }])).toEqual(nothing);
  });

  test('of a learner with one verdict rests on it, whatever came beside it and moved nothing', () => {
    const tier = tierFirmness([
      { observations: [], at: 0, constants: CONSTANTS.version },
      verdictAt(70, 1),
      { observations: [], at: 2, constants: CONSTANTS.version },
    ]);
    expect(tier).toEqual({ now: 'solid', mark: 'rests_on_one', verdicts: [1], after: 'unrated' });
  });

  test('of a learner read alike many times is firm', () => {
    const verdicts = Array.from({ length: 200 }, (_, day) => verdictAt(70, day));
    expect(tierFirmness(verdicts)).toEqual({ now: 'strong', mark: 'firm', verdicts: [], after: null });
  });
});

test('a search that ends early says what is certain', () => {
  const verdicts = Array.from({ length: 30 }, (_, day) => verdictAt(day % 2 === 0 ? 60 : 62, day));
  const never = { changes: () => false, isSettled: () => false };
  const atLeast = (mostFolds: number) => smallestRemovals(verdicts, [never], { mostFolds })[0]?.atLeast;
  expect([atLeast(10), atLeast(2000), atLeast(1e9)]).toEqual([1, 2, 3]);
});
