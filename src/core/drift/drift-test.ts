import { mean } from 'simple-statistics';
import { SKILLS, type Skill } from '../skill.ts';
import { addEvidence, CHANGES, emptyChart, evidenceFor, type Chart, type Change } from './charts.ts';
import { createLane, type Lane, type LaneValue } from './lane.ts';
import {
  levelOf,
  peopleVariance,
  residualOf,
  type CardPart,
  type CardParts,
  type Compared,
  type StreamReading,
} from './stream.ts';

/**
 * Evidence at which a change is taken to have happened. Chosen on simulated judges without drift (docs/judge-cards.md): at
 * most one false alarm in 10,000 works, over all charts together.
 */
export const THRESHOLD = 11;

/** One skill, or all skills of a work together, by which a change of the whole judge is noticed sooner. */
export type LaneName = Skill | 'all';

/** A change that was noticed: in which lane, of what kind, and at which reading of the stream it seems to have begun. */
export type Alarm = { lane: LaneName; change: Change; since: number; at: number };

/** Correlation that is assumed at the start between a judge's errors about the skills of one work. */
const HALO = 0.5;

/** Charts, and the lanes whose evidence they add up: one skill, or the mean of all and the contrasts between them. */
type ChartsOf = { name: LaneName; lanes: readonly Lane[]; charts: Chart[] };

function skillValue(part: CardPart, work: string, compared: Compared): LaneValue {
  const [residual, level] = [residualOf(part, compared), levelOf(part, compared)];
  return { work, residual, level, people: peopleVariance(part, compared) };
}

/**
 * The mean of the skills of a work, and how each differs from the mean of those before it. These are as good as independent,
 * since a judge's errors about the skills of a work go together (Helmert contrasts), so their evidence may be added. A change
 * of the slope is mostly seen in the contrasts, which the common part of the error does not hide.
 */
function togetherOf(values: readonly LaneValue[]): LaneValue[] {
  const all = { work: 'all', residual: 0, level: 0, people: 0 };
  const contrasts = values.map((value, count) => {
    const contrast = {
      // A mean of other skills is no repetition of this one.
      work: `${all.work} ${value.work}`,
      residual: value.residual - all.residual,
      level: value.level - all.level,
      people: value.people + all.people,
    };
    all.work = contrast.work;
    all.residual += contrast.residual / (count + 1);
    all.level += contrast.level / (count + 1);
    all.people = (count ** 2 * all.people + value.people) / (count + 1) ** 2;
    return contrast;
  });
  return [all, ...contrasts.slice(1)];
}

function valuesOf(parts: CardParts, { work, skills }: StreamReading): Partial<Record<LaneName, LaneValue[]>> {
  const seen = SKILLS.flatMap((skill) => {
    const compared = skills[skill];
    return compared === undefined ? [] : [{ skill, value: skillValue(parts[skill], work, compared) }];
  });
  if (seen.length === 0) return {};
  const named = seen.map(({ skill, value }) => ({ ...value, work: `${skill} ${value.work}` }));
  return {
    ...Object.fromEntries(seen.map(({ skill, value }) => [skill, [value]])),
    all: togetherOf(named),
  };
}

function chartsOf(parts: CardParts): ChartsOf[] {
  const typical = (of: 'sigma' | 'retest') => Math.sqrt(mean(SKILLS.map((skill) => parts[skill][of] ** 2)));
  const lane = (share: number) =>
    createLane({ sigma: typical('sigma') * Math.sqrt(share), retest: typical('retest') * Math.sqrt(share) });
  const contrasts = SKILLS.slice(1).map((_, index) => lane((1 - HALO) * (1 + 1 / (index + 1))));
  const all = [lane(HALO + (1 - HALO) / SKILLS.length), ...contrasts];
  return [
    ...SKILLS.map((name) => ({ name, lanes: [createLane(parts[name])], charts: CHANGES.map(emptyChart) })),
    { name: 'all', lanes: all, charts: CHANGES.map(emptyChart) },
  ];
}

/**
 * The sequential test of one judge version against a card: five charts for each skill and for all together. `take` says what
 * it noticed with a reading; after an alarm it is over. `remember` gives readings from before the test.
 */
export function createDriftTest(parts: CardParts, threshold: number = THRESHOLD) {
  const rows = chartsOf(parts);
  let index = 0;
  return {
    remember(reading: StreamReading): void {
      const values = valuesOf(parts, reading);
      for (const { name, lanes } of rows)
        for (const [place, value] of (values[name] ?? []).entries()) (lanes[place] as Lane).remember(value);
      index += 1;
    },
    take(reading: StreamReading): Alarm | null {
      const values = valuesOf(parts, reading);
      let most: { lane: LaneName; change: Change; chart: Chart } | null = null;
      for (const { name, lanes, charts } of rows) {
        const innovations = (values[name] ?? []).map((value, place) => (lanes[place] as Lane).take(value));
        if (innovations.length === 0) continue;
        for (const [place, change] of CHANGES.entries()) {
          const chart = charts[place] as Chart;
          addEvidence(chart, evidenceFor(change, innovations), index);
          if (most === null || chart.sum > most.chart.sum) most = { lane: name, change, chart };
        }
      }
      index += 1;
      if (most === null || most.chart.sum < threshold) return null;
      return { lane: most.lane, change: most.change, since: most.chart.since, at: reading.at };
    },
    /** The largest evidence for a change so far, as a share of what makes an alarm. */
    evidence: () => Math.max(...rows.flatMap(({ charts }) => charts.map(({ sum }) => sum))) / threshold,
    /** By how much readings of one work differ, in points. */
    retest: (skill: Skill) => (rows[SKILLS.indexOf(skill)] as ChartsOf).lanes[0]!.retest(),
  };
}
