import type { PolicyBody } from '../../core/policy.ts';
import { rows, type Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { latest, removeTexts, type Cutoffs, type RemovedTexts } from './remove-texts.ts';

const PAGE = 500;
const DAY_MS = 24 * 3_600_000;

// Each part stops at the first row it finds, so a page costs a few reads for each learner.
const DUE = {
  name: 'retention-due',
  text: `WITH page AS MATERIALIZED (SELECT no, id, erased_at FROM learners WHERE no > $1 ORDER BY no LIMIT ${PAGE})
         SELECT no, id, erased_at IS NULL AND (coalesce((
             SELECT e.accepted_at < $2 FROM (SELECT seq FROM payloads WHERE learner = no ORDER BY seq LIMIT 1) first
             JOIN events e ON e.learner = no AND e.seq = first.seq), false)
           OR EXISTS (SELECT FROM steps s WHERE s.learner = no AND s.at < $3 AND (s.packed IS NOT NULL OR s.result IS NOT NULL))
         ) AS due FROM page ORDER BY no`,
};
const CLAIM = {
  name: 'retention-claim',
  text: `UPDATE installation SET texts_swept_at = $1
         WHERE texts_swept_at IS NULL OR texts_swept_at <= $1::timestamptz - interval '1 day' RETURNING one`,
};

/** The moments before which the policy keeps no texts. */
function cutoffsOf({ retention = {} }: Pick<PolicyBody, 'retention'>, now: Date): Cutoffs {
  const before = (days: number | undefined) =>
    days === undefined ? null : new Date(now.getTime() - days * DAY_MS);
  return { payloads: before(retention.payloadDays), dossiers: before(retention.dossierDays) };
}

/** Removal of texts that the active policy keeps no longer. */
export function createRetention(database: Database, { policies, now }: Writing) {
  /** Goes through all learners. Null if the policy keeps everything. */
  async function run(signal?: AbortSignal): Promise<RemovedTexts | null> {
    const cutoffs = cutoffsOf(await policies.active(database), now());
    if (cutoffs.payloads === null && cutoffs.dossiers === null) return null;
    const removed = { payloads: 0, steps: 0 };
    for (let after = 0; !signal?.aborted;) {
      const values = [after, cutoffs.payloads, latest(cutoffs)];
      const page = await rows<{ no: number; id: string; due: boolean }>(database, DUE, values);
      for (const { id } of page.filter(({ due }) => due)) {
        if (signal?.aborted) break;
        const some = await removeTexts(database, id, cutoffs, now());
        removed.payloads += some.payloads;
        removed.steps += some.steps;
      }
      if (page.length < PAGE) break;
      after = page.at(-1)!.no;
    }
    return removed;
  }

  return {
    run,
    /** The same at most once a day for all processes; null if it is not time. */
    async runDaily(signal: AbortSignal): Promise<RemovedTexts | null> {
      const claimed = await rows(database, CLAIM, [now()]);
      return claimed.length === 0 ? null : run(signal);
    },
  };
}
