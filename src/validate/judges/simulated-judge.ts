import type { StreamReading, CardParts } from '../../core/drift/stream.ts';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';
import { randomOf, type Random } from '../world/random.ts';

/** How a simulated judge reads, in points: `sigma` around people's scores, `retest` between readings of one work. */
export type SimulatedJudge = { name: string; offset: number; slope: number; sigma: number; retest: number };

/** What becomes of a judge at a known time: points added, factors of slope and noise. */
export type Drift = { name: string; offset: number; slope: number; noise: number };

export const NO_DRIFT: Drift = { name: 'none', offset: 0, slope: 1, noise: 1 };

/** The share of a judge's error that all skills of a work have in common (Viswesvaran, Schmidt and Ones, 2005). */
const HALO = 0.5;
/** The deviation of known scores of anchors, and of one person's reading, around the truth. */
const ANCHOR_SD = 3;
const PERSON_SD = 12;
const SCORE_SPREAD = 22;

type Draw = Pick<Random, 'normal'>;

/** Errors of the four skills of one reading or work, with standard deviation 1. */
function errorsOf(random: Draw): Record<Skill, number> {
  const common = random.normal();
  return forEachSkill(() => Math.sqrt(HALO) * common + Math.sqrt(1 - HALO) * random.normal());
}

const onScale = (x: number): number => Math.round(Math.min(100, Math.max(0, x)));

/** A work: what is true of it, and the judge's lasting error about it. */
export type Work = { name: string; truth: Record<Skill, number>; error: Record<Skill, number> };

function workOf(random: Draw, name: string): Work {
  const general = random.normal();
  const truth = forEachSkill(() => {
    const own = Math.sqrt(0.6) * general + Math.sqrt(0.4) * random.normal();
    return Math.min(95, Math.max(5, 50 + SCORE_SPREAD * own));
  });
  return { name, truth, error: errorsOf(random) };
}

/** What the judge reads of a work, each time with another error of retest. */
export function readWork(judge: SimulatedJudge, drift: Drift, { truth, error }: Work, random: Draw) {
  const again = errorsOf(random);
  const lasting = Math.sqrt(judge.sigma ** 2 - judge.retest ** 2);
  return forEachSkill((skill) => {
    const level = judge.slope * drift.slope * (truth[skill] - 50);
    const noise = drift.noise * (lasting * error[skill] + judge.retest * again[skill]);
    return onScale(50 + judge.offset + drift.offset + level + noise);
  });
}

/** A reading of the judge beside what people say of the work. */
function comparedWith(
  people: { sd: number; scores: Record<Skill, number> },
  read: Record<Skill, number>,
  of: Pick<StreamReading, 'work' | 'anchor' | 'at'>,
): StreamReading {
  const entries = SKILLS.map((skill) => [skill, { x: read[skill], y: people.scores[skill], sd: people.sd }]);
  return { ...of, skills: Object.fromEntries(entries) };
}

const scoredBy = (random: Draw, { truth }: Work, sd: number) => ({
  sd,
  scores: forEachSkill((skill) => Math.min(100, Math.max(0, truth[skill] + sd * random.normal()))),
});

/** The true card of a judge. */
export const trueCard = ({ offset, slope, sigma, retest }: SimulatedJudge): CardParts =>
  forEachSkill(() => ({ offset, slope, sigma, retest }));

/** An endless stream of works with their readings: `anchors` in random order, and works that one person read. */
export function createStream(
  judge: SimulatedJudge,
  { seed, anchors, people }: { seed: string | number; anchors: number; people: number },
) {
  const random = randomOf(seed, judge.name, 'stream');
  const pool = Array.from({ length: anchors }, (_, index) => {
    const work = workOf(random, `anchor-${index}`);
    return { work, known: scoredBy(random, work, ANCHOR_SD) };
  });
  let number = 0;
  return (drift: Drift, at: number): StreamReading => {
    number += 1;
    if (random.uniform() < people) {
      const work = workOf(random, `work-${number}`);
      const read = readWork(judge, drift, work, random);
      return comparedWith(scoredBy(random, work, PERSON_SD), read, { work: work.name, anchor: false, at });
    }
    const { work, known } = pool[Math.floor(random.uniform() * pool.length)]!;
    return comparedWith(known, readWork(judge, drift, work, random), { work: work.name, anchor: true, at });
  };
}
