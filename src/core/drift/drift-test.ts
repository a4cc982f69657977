import { mean } from 'simple-statistics';
import { SKILLS, type Skill } from '../skill.ts';
import { addEvidence, CHANGES, emptyChart, evidenceFor, type Chart, type Change } from './charts.ts';
import { createLane, type Lane, type LaneValue } from './lane.ts';
import { levelOf, peopleVariance, residualOf, type CardParts, type StreamReading } from './stream.ts';

/**
 * Evidence at which a change is taken to have happened. Chosen on simulated judges without drift (docs/judge-cards.md): at
 * most one false alarm in 10,000 works, over all charts together.
 */
export const THRESHOLD = 11.5;

/** One skill, or the mean of all skills of a work, by which a change of the whole judge is noticed sooner. */
export type LaneName = Skill | 'all';
const LANES: readonly LaneName[] = [...SKILLS, 'all'];

/** A change that was noticed: in which lane, of what kind, and at which reading of the stream it seems to have begun. */
export type Alarm = { lane: LaneName; change: Change; since: number; at: number };

/** Correlation that is assumed at the start between a judge's errors about the skills of one work. */
const HALO = 0.5;

type LaneOf = { name: LaneName; lane: Lane; charts: Chart[] };

function valuesOf(parts: CardParts, { work, skills }: StreamReading): Partial<Record<LaneName, LaneValue>> {
  const values: Partial<Record<LaneName, LaneValue>> = {};
  const all = { work, residual: 0, level: 0, people: 0 };
  let count = 0;
  for (const skill of SKILLS) {
    const compared = skills[skill];
    if (compared === undefined) continue;
    const part = parts[skill];
    const [residual, level] = [residualOf(part, compared), levelOf(part, compared)];
    const people = peopleVariance(part, compared);
    values[skill] = { work, residual, level, people };
    count += 1;
    // A mean of other skills is no repetition of this one.
    all.work += ` ${skill}`;
    all.residual += (residual - all.residual) / count;
    all.level += (level - all.level) / count;
    all.people += people;
  }
  if (count > 0) values.all = { ...all, people: all.people / count ** 2 };
  return values;
}

function lanesOf(parts: CardParts): LaneOf[] {
  const together = (of: 'sigma' | 'retest') =>
    Math.sqrt(mean(SKILLS.map((skill) => parts[skill][of] ** 2)) * (HALO + (1 - HALO) / SKILLS.length));
  const all = { sigma: together('sigma'), retest: together('retest') };
  return LANES.map((name) => ({
    name,
    lane: createLane(name === 'all' ? all : parts[name]),
    charts: CHANGES.map(emptyChart),
  }));
}

/**
 * The sequential test of one judge version against a card: five charts for each skill and for their mean. `take` says what
 * it noticed with a reading; after an alarm it is over. `remember` gives readings from before the test.
 */
export function createDriftTest(parts: CardParts, threshold: number = THRESHOLD) {
  const lanes = lanesOf(parts);
  let index = 0;
  return {
    remember(reading: StreamReading): void {
      const values = valuesOf(parts, reading);
      for (const { name, lane } of lanes) if (values[name]) lane.remember(values[name]);
      index += 1;
    },
    take(reading: StreamReading): Alarm | null {
      const values = valuesOf(parts, reading);
      let most: { lane: LaneName; change: Change; chart: Chart } | null = null;
      for (const { name, lane, charts } of lanes) {
        const value = values[name];
        if (value === undefined) continue;
        const innovation = lane.take(value);
        for (const [place, change] of CHANGES.entries()) {
          const chart = charts[place] as Chart;
          addEvidence(chart, evidenceFor(change, innovation), index);
          if (most === null || chart.sum > most.chart.sum) most = { lane: name, change, chart };
        }
      }
      index += 1;
      if (most === null || most.chart.sum < threshold) return null;
      return { lane: most.lane, change: most.change, since: most.chart.since, at: reading.at };
    },
    /** The largest evidence for a change so far, as a share of what makes an alarm. */
    evidence: () => Math.max(...lanes.flatMap(({ charts }) => charts.map(({ sum }) => sum))) / threshold,
    /** By how much readings of one work differ, in points. */
    retest: (skill: Skill) => lanes.find(({ name }) => name === skill)!.lane.retest(),
  };
}
