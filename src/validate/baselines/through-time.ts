import { DAY_MS } from '../../core/constants.ts';
import { normalCdf } from '../../core/normal.ts';
import type { OverallReading } from '../run/lived.ts';
import { MIDDLE, type Baseline, type Estimate, type Estimator } from './estimator.ts';

/** A normal distribution by precision and precision × mean, in which products are sums. */
type Message = { precision: number; weighted: number };

const NOTHING: Message = { precision: 0, weighted: 0 };
const CUTS = [20, 40, 60, 80];
const SWEEPS = 3;

const times = (a: Message, b: Message): Message => ({
  precision: a.precision + b.precision,
  weighted: a.weighted + b.weighted,
});
const without = (a: Message, b: Message): Message => ({
  precision: a.precision - b.precision,
  weighted: a.weighted - b.weighted,
});
const messageOf = (mean: number, variance: number): Message => ({
  precision: 1 / variance,
  weighted: mean / variance,
});

/** The same belief after drift of this variance. */
function drifted(message: Message, variance: number): Message {
  if (message.precision <= 0) return NOTHING;
  return messageOf(message.weighted / message.precision, 1 / message.precision + variance);
}

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** What one game says: the performance was above the cut or below it (Herbrich, Minka and Graepel, TrueSkill, 2007). */
function gameMessage(cavity: Message, cut: number, won: boolean, beta: number): Message {
  const mean = cavity.weighted / cavity.precision;
  const variance = 1 / cavity.precision;
  const sign = won ? 1 : -1;
  const spread = Math.sqrt(variance + beta * beta);
  const z = (sign * (mean - cut)) / spread;
  const v = density(z) / Math.max(1e-12, normalCdf(z));
  const w = v * (v + z);
  const after = messageOf(
    mean + (sign * variance * v) / spread,
    variance * Math.max(1e-6, 1 - (variance / (spread * spread)) * w),
  );
  return without(after, cavity);
}

type Node = { y: number; drift: number; games: Message[]; backward: Message };

/**
 * TrueSkill Through Time (Dangauthier, Herbrich, Minka and Graepel, 2007), written here since no kept package exists for
 * this platform: skill walks at random through time, each verdict is a game against each of the four cuts between the
 * tiers, and messages go forward and backward until they settle. The estimate is the last skill given all verdicts.
 */
const throughTime =
  (gamma: number, beta: number): Estimator =>
  (readings, now): Estimate => {
    if (readings.length === 0) return MIDDLE;
    const nodes = readings.map(({ y, at }, index): Node => ({
      y,
      drift: gamma ** 2 * (1 + daysBetween(readings[index - 1], at)),
      games: CUTS.map(() => NOTHING),
      backward: NOTHING,
    }));
    let last = NOTHING;
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) last = sweepOnce(nodes, beta);
    const after = drifted(last, gamma ** 2 * daysBetween(readings.at(-1), now));
    return { mean: after.weighted / after.precision, sd: Math.sqrt(1 / after.precision) };
  };

const daysBetween = (before: OverallReading | undefined, at: number): number =>
  before === undefined ? 0 : (at - before.at) / DAY_MS;

const saidBy = (node: Node): Message => node.games.reduce(times);

/** One pass forward, in which the games are played again, and one backward. Returns the belief about the last skill. */
function sweepOnce(nodes: readonly Node[], beta: number): Message {
  let forward = messageOf(MIDDLE.mean, MIDDLE.sd! ** 2);
  for (const [index, node] of nodes.entries()) {
    if (index > 0) forward = drifted(forward, node.drift);
    for (const [game, cut] of CUTS.entries()) {
      const cavity = without(times(times(forward, node.backward), saidBy(node)), node.games[game]!);
      if (cavity.precision > 0) node.games[game] = gameMessage(cavity, cut, node.y >= cut, beta);
    }
    forward = times(forward, saidBy(node));
  }
  let backward = NOTHING;
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index]!;
    node.backward = backward;
    backward = drifted(times(backward, saidBy(node)), node.drift);
  }
  return forward;
}

const TRIES = [0.25, 0.5, 1].flatMap((gamma) => [10, 15, 22, 30].map((beta) => [gamma, beta] as const));

export const trueSkillThroughTime: Baseline = {
  name: 'ttt',
  title: 'TrueSkill Through Time',
  tries: TRIES.map(([gamma, beta]) => ({
    settings: `γ = ${gamma}, β = ${beta}`,
    estimator: throughTime(gamma, beta),
  })),
};
