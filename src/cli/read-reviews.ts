import {
  ENOUGH_REVIEWS,
  enoughReviewed,
  workFromReview,
  type ReviewCount,
} from '../judge/measure/reviewed-work.ts';
import type { ScoredWork } from '../judge/measure/scored-work.ts';
import type { Store } from '../store/store.ts';
import { Failed } from './failure.ts';

const PAGE = 200;

async function readAll({ reviews }: Pick<Store, 'reviews'>): Promise<ScoredWork[]> {
  const works: ScoredWork[] = [];
  let after = { learner: 0, completion: 0 };
  for (;;) {
    const page = await reviews.reviewed({ after, limit: PAGE });
    works.push(...page.map(workFromReview));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return works;
    after = { learner: last.learner, completion: last.completion };
  }
}

function tooFew(counts: readonly ReviewCount[]): string {
  const here = counts.map(({ skill, kind, reviews }) => `${reviews} of ${skill} in ${kind}`);
  return `Fitting weights needs ${ENOUGH_REVIEWS} changed verdicts or blind readings for one kind of touchpoint; found ${here.length === 0 ? 'none' : here.join(', ')}.`;
}

/**
 * Reads the work whose verdict a reviewer changed or that was read blind, with the reviewer's readings, for the kinds and skills that have
 * enough of it. Throws `Failed` with the counts when none has enough.
 */
export async function readReviews(store: Pick<Store, 'reviews'>): Promise<ScoredWork[]> {
  const { works, counts } = enoughReviewed(await readAll(store));
  if (works.length === 0) throw new Failed(tooFew(counts));
  return works;
}
