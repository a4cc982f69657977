import type { PipelineLife } from '../run/pipeline.ts';
import { rankOf, trueRank } from './truth.ts';

/** Verdicts after which a tier can be firm; earlier nearly every one rests on one or two. */
export const FIRM_FROM = 15;

/** How often a wrong tier was shown. */
type MisTiered = { restOnOne: number; others: number };

/**
 * The share of touchpoints shown in a wrong tier, by whether the layer said then that the tier rests on one verdict: of
 * all learners and honest touchpoints whose verdicts by then are at least `FIRM_FROM`. NaN where there are none.
 */
export function misTieredByMark(
  lives: readonly Pick<PipelineLife, 'learner' | 'shown' | 'firm' | 'readings'>[],
): MisTiered {
  const shown = lives.flatMap(({ learner, shown, firm, readings }) =>
    shown.slice(0, -1).flatMap(({ tier }, number) => {
      const judged = readings.filter(({ knownAfter }) => knownAfter <= number).length;
      if (judged < FIRM_FROM) return [];
      return [
        { restsOnOne: firm[number] === 'rests_on_one', wrong: rankOf(tier) !== trueRank(learner, number) },
      ];
    }),
  );
  const wrongOf = (restsOnOne: boolean) => {
    const some = shown.filter((one) => one.restsOnOne === restsOnOne);
    return some.filter(({ wrong }) => wrong).length / some.length;
  };
  return { restOnOne: wrongOf(true), others: wrongOf(false) };
}
