import { createDriftTest } from '../../core/drift/drift-test.ts';
import type { Row } from '../measure/row.ts';
import { judgeLive, type LiveResult } from './live.ts';
import { createStream, NO_DRIFT, trueCard, type Drift, type SimulatedJudge } from './simulated-judge.ts';

/** How far a judge that reads again differs from itself is what decides how soon a change shows. */
export const SIMULATED_JUDGES: readonly SimulatedJudge[] = [
  { name: 'usual', offset: 0, slope: 1, sigma: 12, retest: 4 },
  { name: 'exact', offset: 4, slope: 0.8, sigma: 10, retest: 2 },
  { name: 'unsteady', offset: 0, slope: 1, sigma: 16, retest: 8 },
];

export const DRIFTS: readonly Drift[] = [
  { name: '5 points higher', offset: 5, slope: 1, noise: 1 },
  { name: 'slope .8', offset: 0, slope: 0.8, noise: 1 },
  { name: 'noise doubled', offset: 0, slope: 1, noise: 2 },
];

/** Changes that a fixed card does not survive. */
const LARGE_DRIFTS: readonly Drift[] = [
  ...DRIFTS,
  { name: '12 points higher', offset: 12, slope: 1, noise: 1 },
  { name: '15 points higher, noise doubled', offset: 15, slope: 1, noise: 2 },
  { name: 'slope .4', offset: 0, slope: 0.4, noise: 1 },
];

export type JudgeMeasureOptions = {
  seed: number;
  /** Simulated judges for each median. */
  runs: number;
  /** Weeks without drift, of each judge. */
  weeks: number;
  /** Learners who are judged live. */
  learners: number;
  touchpoints: number;
};

/** A week: 500 verdicts, with one anchor in 50, and three works that people read blind. */
export const ANCHORS_A_WEEK = 10;
export const PEOPLE_A_WEEK = 3;
const ANCHORS = 30;
const READINGS_A_WEEK = ANCHORS_A_WEEK + PEOPLE_A_WEEK;
/** Anchors that were read before the change: fifteen weeks. */
const ANCHORS_BEFORE = 150;
const LONGEST = 400;
/** Weeks of one judge in a row. */
const WEEKS_IN_A_ROW = 100;
const STREAM = { anchors: ANCHORS, people: PEOPLE_A_WEEK / READINGS_A_WEEK };

export type Delays = { judge: string; drift: string; median: number; p90: number; missed: number };

/** Anchors from a change until it is noticed; a judge on which a false alarm came first is left out. */
export function delaysOf(judge: SimulatedJudge, drift: Drift, { seed, runs }: JudgeMeasureOptions): Delays {
  const delays: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const next = createStream(judge, { ...STREAM, seed: `${seed} ${drift.name} ${run}` });
    const test = createDriftTest(trueCard(judge));
    let [before, after, isOver] = [0, 0, false];
    for (let at = 0; !isOver && before < ANCHORS_BEFORE; at += 1) {
      const reading = next(NO_DRIFT, at);
      before += Number(reading.anchor);
      isOver = test.take(reading) !== null;
    }
    if (isOver) continue;
    for (let at = 0; !isOver && after < LONGEST; at += 1) {
      const reading = next(drift, at);
      after += Number(reading.anchor);
      isOver = test.take(reading) !== null;
    }
    delays.push(isOver ? after : Infinity);
  }
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
  const missed = delays.filter((delay) => delay === Infinity).length / delays.length;
  return { judge: judge.name, drift: drift.name, median: at(0.5), p90: at(0.9), missed };
}

/** False alarms of a judge that does not change; after each the test begins again. */
export function falseAlarms(judge: SimulatedJudge, { seed, weeks }: JudgeMeasureOptions): number {
  let alarms = 0;
  for (let week = 0, part = 0; week < weeks; part += 1) {
    const next = createStream(judge, { ...STREAM, seed: `${seed} steady ${part}` });
    const test = createDriftTest(trueCard(judge));
    const most = Math.min(WEEKS_IN_A_ROW, weeks - week) * READINGS_A_WEEK;
    let read = 0;
    let isOver = false;
    while (!isOver && read < most) {
      isOver = test.take(next(NO_DRIFT, read)) !== null;
      read += 1;
    }
    alarms += Number(isOver);
    week += Math.ceil(read / READINGS_A_WEEK);
  }
  return alarms;
}

export type MeasuredJudges = {
  delays: Delays[];
  alarms: { judge: string; alarms: number; weeks: number }[];
  coverage: ({ drift: string } & LiveResult)[];
};

/** Does a judge that changes get noticed, one that does not left alone, and do intervals stay true? */
export function measureJudges(options: JudgeMeasureOptions): MeasuredJudges {
  const { seed, weeks, learners, touchpoints } = options;
  const [usual] = SIMULATED_JUDGES as [SimulatedJudge];
  const live = {
    judge: usual,
    seed,
    learners,
    touchpoints,
    every: 50,
    anchorsBefore: Math.round((learners * touchpoints) / 150),
  };
  return {
    delays: SIMULATED_JUDGES.flatMap((judge) => DRIFTS.map((drift) => delaysOf(judge, drift, options))),
    alarms: SIMULATED_JUDGES.map((judge) => ({
      judge: judge.name,
      alarms: falseAlarms(judge, options),
      weeks,
    })),
    coverage: [NO_DRIFT, ...LARGE_DRIFTS].map((drift) => ({
      drift: drift.name,
      ...judgeLive({ ...live, drift }),
    })),
  };
}

const MOST_ANCHORS = 25;
const MOST_ALARMS = 1;
const BROKEN = 0.85;

/** What must be reached. The other judges than the usual one show what the delay depends on. */
export function judgeRows({ delays, alarms, coverage }: MeasuredJudges): Row[] {
  const usual = SIMULATED_JUDGES[0]?.name;
  return [
    ...delays.map(({ judge, drift, median }): Row => ({
      name: `noticed-${judge}-${drift}`,
      title: `${judge} judge, ${drift}: median anchors until it is noticed`,
      value: median,
      unit: 'anchors',
      ...(judge === usual ? { most: MOST_ANCHORS } : {}),
    })),
    ...alarms.map(({ judge, alarms, weeks }): Row => ({
      name: `alarms-${judge}`,
      title: `${judge} judge without drift: false alarms in 1,000 weeks, of ${weeks}`,
      value: (1000 * alarms) / weeks,
      most: MOST_ALARMS,
    })),
    ...coverage.flatMap(({ drift, fixed, kept }): Row[] => [
      { name: `fixed-${drift}`, title: `${drift}: intervals that hold the truth, card fixed`, value: fixed },
      {
        name: `kept-${drift}`,
        title: `${drift}: intervals that hold the truth, card kept up`,
        value: kept,
        ...(fixed < BROKEN ? { least: 0.93, most: 0.99 } : {}),
      },
    ]),
  ];
}
