import type { Counts } from './counts.ts';
import type { BehaviourThresholds } from './thresholds.ts';

/** States started and ended by events; the first active one in this order is shown. */
export const MARKS = ['stuck', 'struggling', 'coasting', 'flowing'] as const;

export type MarkName = (typeof MARKS)[number];

/** States shown for new learners too; the others need more events. */
export const TROUBLE: ReadonlySet<MarkName> = new Set(['stuck', 'struggling']);

/** One fact behind a state, in plain words; it applies from `value` ≥ `threshold`. */
export type Input = { name: string; value: number; threshold: number };

const FAILED = 'failed outcomes in a row';
const HELP = 'hints and revealed answers since the last pass';

function inputsOf(
  name: MarkName,
  counts: Counts,
  thresholds: BehaviourThresholds,
  parMs: number | null,
): Input[] {
  const { stuck, struggling, coasting, flowing } = thresholds;
  switch (name) {
    case 'stuck':
      return [
        { name: FAILED, value: counts.failed, threshold: stuck.failed },
        { name: HELP, value: counts.help, threshold: stuck.help },
      ];
    case 'struggling':
      return [
        { name: FAILED, value: counts.failed, threshold: struggling.failed },
        { name: HELP, value: counts.help, threshold: struggling.help },
        {
          name: 'work in the stage without a pass, in multiples of its par',
          value: parMs === null ? 0 : Math.floor((10 * counts.workedMs) / parMs) / 10,
          threshold: struggling.parTimes,
        },
      ];
    case 'coasting':
      return [
        {
          name: `turns of at most ${coasting.words} words in a row`,
          value: counts.shortTurns,
          threshold: coasting.turns,
        },
        {
          name: 'answers revealed with no attempt between',
          value: counts.reveals,
          threshold: coasting.reveals,
        },
        {
          name: 'texts said before, with no new one between',
          value: counts.repeats,
          threshold: coasting.repeats,
        },
      ];
    case 'flowing':
      return [{ name: 'passed in a row without help', value: counts.unaided, threshold: flowing.passed }];
    default:
      return name satisfies never;
  }
}

/** The facts that start or keep the state now; empty when there are none. */
export function causesOf(
  name: MarkName,
  counts: Counts,
  thresholds: BehaviourThresholds,
  parMs: number | null,
): Input[] {
  return inputsOf(name, counts, thresholds, parMs).filter(({ value, threshold }) => value >= threshold);
}

/** Whether an active state ends, by other rules than those that start it. `broke`: a break preceded this event. */
export function ends(
  name: MarkName,
  counts: Counts,
  thresholds: BehaviourThresholds,
  { broke, finished }: { broke: boolean; finished: boolean },
): boolean {
  const { recovered, coasting, flowing } = thresholds;
  const calm = counts.calm >= recovered.events;
  switch (name) {
    case 'stuck':
      return finished || calm || counts.recovered >= 1;
    case 'struggling':
      return finished || calm || counts.recovered >= recovered.passed;
    case 'coasting':
      return counts.effortTurns >= coasting.effortTurns || counts.unaided >= 2;
    case 'flowing':
      return broke || counts.failed >= flowing.endsAtFailed || counts.help >= flowing.endsAtHelp;
    default:
      return name satisfies never;
  }
}

/** Restarts the runs that end a state when it begins, so that they count from there. */
export function countsAsBegun(name: MarkName, counts: Counts): Counts {
  switch (name) {
    case 'stuck':
    case 'struggling':
      return { ...counts, recovered: 0, calm: 0, unaided: 0 };
    case 'coasting':
      return { ...counts, effortTurns: 0, unaided: 0 };
    case 'flowing':
      return counts;
    default:
      return name satisfies never;
  }
}

/** Restarts the runs that begin a state when it ends, so that starting again takes as much as the first time. */
export function countsAsEnded(name: MarkName, counts: Counts): Counts {
  switch (name) {
    case 'stuck':
      return counts;
    case 'struggling':
      return { ...counts, failed: 0, help: 0, workedMs: 0 };
    case 'coasting':
      return { ...counts, shortTurns: 0, reveals: 0, repeats: 0 };
    case 'flowing':
      return { ...counts, unaided: 0 };
    default:
      return name satisfies never;
  }
}
