import { ceilingOf, levelAfter, nextLevelAt } from '../../core/level.ts';
import { UNRATED } from '../../core/snapshot.ts';
import type { Database } from '../database.ts';
import type { FacetOptions } from '../facets/after-award.ts';
import { workSkillsFacet } from '../facets/work-skills.ts';
import { firmMark } from '../firmness/firm-marks.ts';
import { facetsAsOf } from './facets-as-of.ts';
import { findVersion, type AsOf } from './find-version.ts';
import { readVersion } from './read-version.ts';

/** The level before the first entry. */
const FIRST_LEVEL = 1;

/**
 * The shared layer as served at an earlier point, rebuilt from append-only data: the ledger, the calibrations with
 * their resulting snapshots, and the times of events. Nothing is stored twice for it. A later version than `upTo` is not read.
 */
export async function readLearnerAsOf(
  database: Database,
  documents: FacetOptions,
  learner: number,
  asOf: AsOf,
  upTo = Infinity,
) {
  const point = await findVersion(database, learner, asOf);
  if (point.outcome !== 'found') return point;
  const found = point.version <= upTo ? point : { version: upTo, until: null };
  const row = await readVersion(database, learner, found);
  const policy = await documents.policies.read(database, row.policy);
  const facets = await facetsAsOf(database, documents, {
    learner,
    version: found.version,
    at: row.at,
    policy,
  });
  const state = row.state ?? UNRATED;
  const level = levelAfter(row.level ?? FIRST_LEVEL, row.total ?? 0, row.verdictsSince ?? []);
  const layer = {
    learner: row.id,
    version: found.version,
    asOf: new Date(row.at).toISOString(),
    workSkills: workSkillsFacet(state, {
      version: row.calibrations,
      ladder: policy.ladder,
      at: row.at,
      firm: await firmMark(database, learner, row.calibrations),
    }),
    xp: {
      total: row.total ?? 0,
      level,
      nextLevelAt: nextLevelAt(level, ceilingOf(state)),
      entries: row.entries,
      lastHash: row.lastHash,
    },
    ...facets,
    pending: { events: row.pendingEvents, calibrations: row.pendingCalibrations },
  };
  return { outcome: 'found' as const, layer, snapshot: state };
}
