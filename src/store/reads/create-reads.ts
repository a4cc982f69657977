import { readCalibrations } from '../calibration/read-calibrations.ts';
import { rows, type Database } from '../database.ts';
import { readEvents } from '../events/read-events.ts';
import type { FoundLearner } from '../learner/find-learner.ts';
import { readGroups } from '../learner/read-groups.ts';
import { readLearners, type LearnersPage } from '../learner/read-learners.ts';
import { readEntries } from '../ledger/read-entries.ts';
import type { Replica } from './follow-replica.ts';

const STATE = {
  name: 'reads-state',
  text: 'SELECT version >= $2 AND last_seq >= $3 AND erased_at IS NULL AS fits FROM learners WHERE no = $1',
};

type Page = { after: number; limit: number };

/** Reads that a replica may answer, if there is one that keeps up; otherwise the primary does. */
export function createReads(primary: Database, replica: Replica | null, now: () => Date) {
  /** Whatever is wrong with the replica, the primary can answer. */
  function orPrimary<T>(read: (database: Database) => Promise<T>): Promise<T> {
    return read(replica!.database).catch(() => read(primary));
  }

  /** Lists of many learners may be some seconds old. */
  function ofMany<T>(read: (database: Database) => Promise<T>): Promise<T> {
    return replica?.isRecent() ? orPrimary(read) : read(primary);
  }

  /**
   * A learner's history is never older than its row, which the primary was just asked for: whoever wrote an event or saw an
   * award finds it.
   */
  async function ofLearner<T>(
    { no, version, lastSeq }: FoundLearner,
    read: (database: Database) => Promise<T>,
  ): Promise<T> {
    if (!replica?.isRecent()) return read(primary);
    const [row] = await rows<{ fits: boolean }>(replica.database, STATE, [no, version, lastSeq]).catch(
      () => [],
    );
    return row?.fits ? orPrimary(read) : read(primary);
  }

  return {
    learners: (page: LearnersPage) => ofMany((database) => readLearners(database, page, now())),
    groups: (of: { prefix: string; group?: string | undefined }) =>
      ofMany((database) => readGroups(database, of, now())),
    entries: (learner: FoundLearner, page: Page & { to?: number }) =>
      ofLearner(learner, (database) => readEntries(database, learner.no, page)),
    events: (learner: FoundLearner, page: Page) =>
      ofLearner(learner, (database) => readEvents(database, learner.no, page)),
    calibrations: (learner: FoundLearner, page: Page) =>
      ofLearner(learner, (database) => readCalibrations(database, learner.no, page)),
    /** How far the replica is behind; null without one, or while that is unknown. */
    lagMs: () => replica?.lagMs() ?? null,
  };
}
