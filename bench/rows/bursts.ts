import { burstOfNaive, burstOfOurs, drainOfOurs, drainOfSql, type Burst } from '../bursts.ts';
import type { NaiveKind } from '../naive/naive.ts';
import type { BenchOptions, Row } from '../row.ts';
import { interleave } from '../rounds.ts';

const perSecond = { unit: 'events/s', better: 'more' } as const;

type Sizes = { ours: Burst; naive: Burst };

/** Ours runs the full burst. The slower baseline runs fewer events; its rate does not depend on their number. */
function burstRow(
  name: string,
  title: string,
  least: number,
  kind: NaiveKind,
  full: Sizes,
  quick: Sizes,
): Row {
  return {
    name,
    title,
    reach: { least },
    async run(machine, options) {
      const sizes = options.quick ? quick : full;
      // Not measured: these compile the code of both sides, which otherwise only the second side would find compiled.
      await burstOfOurs(machine, quick.ours);
      await burstOfNaive(machine, kind, quick.naive);
      return interleave(machine, options, perSecond, {
        ours: () => burstOfOurs(machine, sizes.ours),
        theirs: () => burstOfNaive(machine, kind, sizes.naive),
      });
    },
  };
}

const many = (learners: number, events: number): Burst => ({ learners, events });
const burst50 = (naive: Burst): Sizes => ({ ours: many(50, 400), naive });
const quick = (naive: Burst): Sizes => ({ ours: many(10, 200), naive });

export const burstRows: Row[] = [
  burstRow(
    'burst-50-normal',
    '50 learners x 400 events, posted to awarded, against a signal and a normal activity per event',
    40,
    'normalLearner',
    burst50(many(50, 8)),
    quick(many(10, 10)),
  ),
  burstRow(
    'burst-50-local',
    'the same against a signal and a local activity per event',
    12,
    'localLearner',
    burst50(many(50, 16)),
    quick(many(10, 10)),
  ),
  burstRow(
    'burst-1000-normal',
    '1,000 learners x 20 events, posted to awarded, against a signal and a normal activity per event',
    15,
    'normalLearner',
    { ours: many(1000, 20), naive: many(25, 20) },
    { ours: many(50, 20), naive: many(10, 20) },
  ),
  {
    name: 'sql-limit',
    title: '50 learners x 400 stored events, rung to awarded, against award in a loop without Temporal',
    reach: { least: 1 / 3 },
    run(machine, options: BenchOptions) {
      const size = options.quick ? many(10, 200) : many(50, 400);
      return interleave(machine, options, perSecond, {
        ours: () => drainOfOurs(machine, size),
        theirs: () => drainOfSql(machine, size),
      });
    },
  },
];
