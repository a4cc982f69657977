import { CONSTANTS } from '../constants.ts';
import { readingOn } from '../measurement.ts';
import type { JudgeCard, Observation } from '../observation.ts';
import { foldCalibration, type Snapshot } from '../snapshot.ts';

const UNCARDED: JudgeCard = { version: 'none', offset: 0, slope: 1, sigma: null };
/** Above this a reading no longer moves anything that can be seen. */
const LARGEST_FACTOR = 1024;
const HALVINGS = 30;

function wider(observation: Observation, factor: number): Observation {
  const card = observation.card ?? UNCARDED;
  const sigma = factor * (card.sigma ?? CONSTANTS.sourceSd.judge);
  return { ...observation, card: { ...card, version: `${card.version} held`, sigma } };
}

/**
 * The observations of a drifting judge's verdict such that overall rises by at most `most` points: the noise of the readings
 * that are above the learner's level is widened just so far. Null if nothing is held. A learner without a tier rises from
 * what is assumed of everybody, so a first tier rests on no more than that. What code observed stays as it is.
 */
export function holdRise(
  before: Snapshot,
  observations: readonly Observation[],
  at: number,
  most: number,
): Observation[] | null {
  const rises = (one: Observation) =>
    one.source === 'judge' && readingOn(one, CONSTANTS) > before.skills[one.skill].mean;
  const held = (factor: number) => observations.map((one) => (rises(one) ? wider(one, factor) : one));
  const riseOf = (some: readonly Observation[]) => foldCalibration(before, some, at).mean - before.mean;
  if (riseOf(observations) <= most || !observations.some(rises)) return null;
  // The rise falls with the noise, so the least factor is found by halving, on a logarithmic scale.
  let [low, high] = [0, Math.log(LARGEST_FACTOR)];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (riseOf(held(Math.exp(middle))) > most) low = middle;
    else high = middle;
  }
  return held(Math.exp(high));
}
