import { ceilingOf, nextLevelAt } from '../../core/level.ts';
import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Database } from '../database.ts';
import type { Policies } from '../documents/policies.ts';
import type { Programs } from '../documents/programs.ts';
import type { Facets } from '../facets/facet.ts';
import { facetsShown, shownProgram } from '../facets/facets-shown.ts';
import type { FirmMarks } from '../firmness/firm-marks.ts';
import { LAYER_POLICY, STAMP } from './learner-stamp.ts';
import { workSkillsFacet } from '../facets/work-skills.ts';

/** Contains every facet from registration on; facets without events have their empty form. */
export type LearnerRead = Awaited<ReturnType<typeof readLearner>> & object;

type Row = {
  stamp: string;
  no: number;
  id: string;
  version: number;
  lastSeq: number;
  awardedTo: number;
  pending: number;
  total: number;
  entries: number;
  head: string;
  level: number;
  tier: Snapshot['tier'];
  mean: number;
  sd: number;
  calibrations: number;
  calibrationHead: string;
  updatedAt: number;
  erasedAt: number | null;
  state: Snapshot | null;
  facets: Partial<Facets> | null;
  parFactor: number | null;
  policy: number;
};

const READ = {
  name: 'learner-read',
  text: `SELECT ${STAMP} AS stamp, l.no, l.id, l.version, l.last_seq AS "lastSeq", l.awarded_to AS "awardedTo", l.pending, l.total, l.entries,
           encode(l.head, 'hex') AS head, l.level, l.tier, l.mean, l.sd, l.calibrations, encode(l.calibration_head, 'hex') AS "calibrationHead", l.updated_at AS "updatedAt",
           l.erased_at AS "erasedAt", s.state,
           (SELECT json_object_agg(f.name, f.value) FROM facets f WHERE f.learner = l.no) AS facets,
           (SELECT p.par_factor FROM profiles p WHERE p.learner = l.no) AS "parFactor",
           ${LAYER_POLICY} AS policy
         FROM learners l LEFT JOIN snapshots s ON s.learner = l.no WHERE l.id = $1`,
};

/** The shared layer: the current state of a learner, in one statement unless a verdict is new. Null when unknown. */
export async function readLearner(
  database: Database,
  { policies, programs, firmMarks }: { policies: Policies; programs: Programs; firmMarks: FirmMarks },
  id: string,
) {
  const [row] = await rows<Row>(database, READ, [id]);
  if (!row) return null;
  const policy = await policies.read(database, row.policy);
  const facets = row.facets ?? {};
  const stamp = shownProgram(facets.journey ?? null);
  const program = stamp && (await programs.read(database, stamp));
  const { no, calibrations, calibrationHead: head } = row;
  const firm = row.erasedAt === null ? await firmMarks.of(database, { no, calibrations, head }) : null;
  return {
    stamp: row.stamp,
    erased: row.erasedAt !== null,
    lastSeq: row.lastSeq,
    layer: {
      learner: row.id,
      version: row.version,
      asOf: new Date(row.updatedAt).toISOString(),
      workSkills: workSkillsFacet(row.state ?? UNRATED, {
        version: calibrations,
        ladder: policy.ladder,
        at: row.updatedAt,
        firm,
      }),
      xp: {
        total: row.total,
        level: row.level,
        nextLevelAt: nextLevelAt(row.level, ceilingOf(row)),
        entries: row.entries,
        lastHash: row.entries === 0 ? null : row.head,
      },
      ...facetsShown(facets, { program, policy, parFactor: row.parFactor ?? 1, at: row.updatedAt }),
      pending: { events: row.lastSeq - row.awardedTo, calibrations: row.pending },
    },
  };
}
