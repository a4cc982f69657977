import { asItWas, replayLearner, type ReplayBy } from '../../core/backtest/replay-learner.ts';
import { createSummary, type Backtest, type SummaryOf } from '../../core/backtest/summary.ts';
import type { Policy } from '../../core/policy.ts';
import { readSnapshot, rows, type Database } from '../database.ts';
import type { Policies } from '../documents/policies.ts';
import { readHistories } from './read-histories.ts';

const POLICIES = { name: 'backtest-policies', text: 'SELECT version FROM policies ORDER BY version' };

/** What is tried, and of which learners. */
export type BacktestOf = Pick<ReplayBy, 'constants' | 'observationsOf'> &
  Pick<SummaryOf, 'top' | 'occupations'> & {
    prefix: string;
    /** The policy to try; null for those that awards were made with. */
    policy: Policy | null;
    progress?: (done: { learners: number; entries: number }) => void;
  };

/**
 * Replays every ledger as it was and under something else, in one snapshot of the database that cannot write. In memory
 * is one group of learners at a time.
 */
export function backtest(database: Database, policies: Policies, of: BacktestOf): Promise<Backtest> {
  const { constants, observationsOf, top, occupations, prefix, policy } = of;
  return readSnapshot(database, async (tx) => {
    const stored = new Map<number, Policy>();
    for (const { version } of await rows<{ version: number }>(tx, POLICIES, []))
      stored.set(version, await policies.read(tx, version));
    const policyOf = (version: number) => stored.get(version) as Policy;
    const by = { constants, observationsOf, policyOf, tried: policy ? () => policy : policyOf };
    const summary = createSummary({ top, occupations, constants });
    const done = { learners: 0, entries: 0 };
    for await (const history of readHistories(tx, prefix)) {
      summary.add(history, replayLearner(history, asItWas(policyOf)), replayLearner(history, by));
      done.learners += 1;
      done.entries += history.entries.length;
      of.progress?.(done);
    }
    return summary.result();
  });
}
