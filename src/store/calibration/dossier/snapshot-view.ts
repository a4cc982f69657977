import { overallOf, sdAt } from '../../../core/measurement.ts';
import type { Observation } from '../../../core/observation.ts';
import { forEachSkill, type Skill } from '../../../core/skill.ts';
import { UNRATED, type Snapshot } from '../../../core/snapshot.ts';
import { counting, type Folded } from '../refold.ts';
import { rows, type Database } from '../../database.ts';

const SNAPSHOT = {
  name: 'view-snapshot',
  text: `SELECT s.version, s.state FROM learners l JOIN snapshots s ON s.learner = l.no WHERE l.id = $1`,
};
const PRIOR = {
  name: 'view-prior',
  text: `SELECT c.number, c.completion, c.source, c.observations, c.effective_time AS "effectiveTime", e.type AS "eventType",
           e.stage, t.reason
         FROM learners l JOIN calibrations c ON c.learner = l.no JOIN events e ON e.learner = l.no AND e.seq = c.completion
         LEFT JOIN calibration_texts t ON t.learner = l.no AND t.number = c.number
         WHERE l.id = $1 AND c.completion < $2 ORDER BY c.completion DESC, c.number DESC LIMIT 60`,
};

type Row = Folded & { eventType: string; stage: string | null; reason: string | null };

/** What link B sees of the learner: the current snapshot with uncertainty at `at` (epoch ms). */
export async function snapshotView(database: Database, learner: string, at: number) {
  const [row] = await rows<{ version: number; state: Snapshot }>(database, SNAPSHOT, [learner]);
  const snapshot = row?.state ?? UNRATED;
  return {
    version: row?.version ?? 0,
    skills: forEachSkill((skill) => {
      const state = snapshot.skills[skill];
      return { mean: state.mean, sd: sdAt(state, at), observations: state.observations };
    }),
    overall: { ...overallOf(snapshot.skills, at), tier: snapshot.tier ?? ('unrated' as const) },
  };
}

const readings = (observations: Observation[]) =>
  Object.fromEntries(observations.map(({ skill, x }) => [skill, x])) as Partial<Record<Skill, number>>;

/** The counting calibrations of the newest twenty earlier completions, oldest first. */
export async function priorCalibrations(database: Database, learner: string, completion: number) {
  const found = await rows<Row>(database, PRIOR, [learner, completion]);
  const groups = [...Map.groupBy(found.toReversed(), (row) => row.completion).values()].slice(-20);
  return groups.flatMap((group) => {
    const counts = counting(group);
    const row = group.find(({ number }) => number === counts?.number);
    if (!row) return [];
    return {
      number: row.number,
      completion: row.completion,
      eventType: row.eventType,
      stage: row.stage,
      at: new Date(row.effectiveTime).toISOString(),
      readings: readings(row.observations),
      reason: row.reason ?? '',
    };
  });
}
