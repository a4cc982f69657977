import type { PolicyBody } from '../../core/policy.ts';
import { rows, type Database } from '../database.ts';
import { prefixOf } from '../tenants/versions.ts';
import type { Writing } from '../writing.ts';
import { removeTexts, type Cutoffs, type RemovedTexts } from './remove-texts.ts';

const PAGE = 500;
const DAY_MS = 24 * 3_600_000;

const OWNERS = { name: 'retention-owners', text: `SELECT '' AS owner UNION ALL SELECT prefix FROM tenants` };
// Each part stops at the first row it finds, so a page costs a few reads for each learner.
const DUE = {
  name: 'retention-due',
  text: `WITH page AS MATERIALIZED (
           SELECT no, id, erased_at, payloads, dossiers FROM learners
           CROSS JOIN LATERAL (
             SELECT payloads, dossiers
             FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS cutoffs(owner, payloads, dossiers)
             WHERE owner IN ('', ${prefixOf('learners.id')}) ORDER BY owner DESC LIMIT 1) AS cutoff
           WHERE no > $1 ORDER BY no LIMIT ${PAGE})
         SELECT no, id, payloads, dossiers, erased_at IS NULL AND (coalesce((
             SELECT e.accepted_at < page.payloads FROM (SELECT seq FROM payloads WHERE learner = no ORDER BY seq LIMIT 1) first
             JOIN events e ON e.learner = no AND e.seq = first.seq), false)
           OR EXISTS (SELECT FROM steps s WHERE s.learner = no AND s.at < greatest(page.payloads, page.dossiers) AND (s.packed IS NOT NULL OR s.result IS NOT NULL))
         ) AS due FROM page ORDER BY no`,
};
const CLAIM = {
  name: 'retention-claim',
  text: `UPDATE installation SET texts_swept_at = $1
         WHERE texts_swept_at IS NULL OR texts_swept_at <= $1::timestamptz - interval '1 day' RETURNING one`,
};

type DueRow = { no: number; id: string; due: boolean; payloads: number | null; dossiers: number | null };

function datesOf({ payloads, dossiers }: Pick<DueRow, 'payloads' | 'dossiers'>): Cutoffs {
  const date = (at: number | null) => (at === null ? null : new Date(at));
  return { payloads: date(payloads), dossiers: date(dossiers) };
}

/** The moments before which the policy keeps no texts. */
function cutoffsOf({ retention = {} }: Pick<PolicyBody, 'retention'>, now: Date): Cutoffs {
  const before = (days: number | undefined) =>
    days === undefined ? null : new Date(now.getTime() - days * DAY_MS);
  return { payloads: before(retention.payloadDays), dossiers: before(retention.dossierDays) };
}

/** Removal of texts that the active policy of their learner's tenant, else of the installation, keeps no longer. */
export function createRetention(database: Database, { policies, now }: Writing) {
  /** The cutoffs of the installation, and of each tenant. */
  async function cutoffsOfOwners(): Promise<{ owner: string; cutoffs: Cutoffs }[]> {
    const owners = (await rows<{ owner: string }>(database, OWNERS, [])).map(({ owner }) => owner);
    const active = await policies.activeOf(database, owners);
    return owners.map((owner) => ({ owner, cutoffs: cutoffsOf(active(owner), now()) }));
  }

  /** Goes through all learners. Null if the policies keep everything. */
  async function run(signal?: AbortSignal): Promise<RemovedTexts | null> {
    const all = await cutoffsOfOwners();
    if (all.every(({ cutoffs }) => cutoffs.payloads === null && cutoffs.dossiers === null)) return null;
    const owned = [
      all.map(({ owner }) => owner),
      all.map(({ cutoffs }) => cutoffs.payloads),
      all.map(({ cutoffs }) => cutoffs.dossiers),
    ];
    const removed = { payloads: 0, steps: 0 };
    for (let after = 0; !signal?.aborted;) {
      const page = await rows<DueRow>(database, DUE, [after, ...owned]);
      for (const { id, ...cutoffs } of page.filter(({ due }) => due)) {
        if (signal?.aborted) break;
        const some = await removeTexts(database, id, datesOf(cutoffs), now());
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
