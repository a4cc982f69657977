import type { BehaviourName } from '../../core/behaviour/at.ts';
import { TEST_PREFIX } from '../../core/test-learner.ts';
import type { ShownTier } from '../../core/tier.ts';
import { rows, type Database } from '../database.ts';
import { BEHAVIOUR, CALIBRATED_AT, staleBefore } from './learner-line.ts';

/** Counts of a group: learners by behaviour and by tier, those with pending work, and those with a stale verdict. */
export type GroupCounts = {
  group: string;
  learners: number;
  behaviour: Partial<Record<BehaviourName, number>>;
  tier: Partial<Record<ShownTier, number>>;
  pending: number;
  stale: number;
};

type Row = {
  group: string;
  behaviour: BehaviourName;
  tier: ShownTier;
  learners: number;
  pending: number;
  stale: number;
};

const READ = {
  name: 'groups-count',
  text: `SELECT g AS "group", coalesce(${BEHAVIOUR}, 'new') AS behaviour, coalesce(l.tier, 'unrated') AS tier,
           count(*) AS learners, count(*) FILTER (WHERE l.last_seq > l.awarded_to OR l.pending > 0) AS pending,
           count(*) FILTER (WHERE ${CALIBRATED_AT} < $2) AS stale
         FROM profiles p JOIN learners l ON l.no = p.learner CROSS JOIN unnest(p.groups) AS g
         LEFT JOIN facets f ON f.learner = l.no AND f.name = 'behaviour'
         WHERE starts_with(l.id, $1) AND NOT starts_with(l.id, $3) AND l.erased_at IS NULL
           AND ($4::text IS NULL OR p.groups @> ARRAY[$4::text] AND g = $4)
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
};

function countsOf(group: string, parts: readonly Row[]): GroupCounts {
  const counts: GroupCounts = { group, learners: 0, behaviour: {}, tier: {}, pending: 0, stale: 0 };
  for (const { behaviour, tier, learners, pending, stale } of parts) {
    counts.learners += learners;
    counts.pending += pending;
    counts.stale += stale;
    counts.behaviour[behaviour] = (counts.behaviour[behaviour] ?? 0) + learners;
    counts.tier[tier] = (counts.tier[tier] ?? 0) + learners;
  }
  return counts;
}

/** The groups of learners of a prefix, ordered by name, without test learners. */
export async function readGroups(
  database: Database,
  { prefix, group }: { prefix: string; group?: string | undefined },
  now: Date,
): Promise<GroupCounts[]> {
  const found = await rows<Row>(database, READ, [prefix, staleBefore(now), TEST_PREFIX, group ?? null]);
  return [...Map.groupBy(found, (row) => row.group)].map(([name, parts]) => countsOf(name, parts));
}
