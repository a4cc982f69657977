import type { Observation } from '../../../core/observation.ts';
import { forEachSkill, type Skill } from '../../../core/skill.ts';
import { overallAt, skillAt, UNRATED } from '../../../core/snapshot.ts';
import { counting, type Folded } from '../refold.ts';
import { rows, type Database } from '../../database.ts';
import type { CompletionPlace } from './completion-place.ts';

const PRIOR = {
  name: 'view-prior',
  text: `SELECT c.number, c.completion, c.source, c.observations, c.constants, c.effective_time AS "effectiveTime", e.type AS "eventType",
           e.stage, t.reason
         FROM learners l JOIN calibrations c ON c.learner = l.no JOIN events e ON e.learner = l.no AND e.seq = c.completion
         LEFT JOIN calibration_texts t ON t.learner = l.no AND t.number = c.number
         WHERE l.id = $1 AND c.completion < $2 ORDER BY c.completion DESC, c.number DESC LIMIT 60`,
};

type Row = Folded & { eventType: string; stage: string | null; reason: string | null };

/** What link B sees of the learner: the current snapshot with uncertainty at `at` (epoch ms). */
export function snapshotView({ version, state }: Pick<CompletionPlace, 'version' | 'state'>, at: number) {
  const snapshot = state ?? UNRATED;
  return {
    version: version ?? 0,
    skills: forEachSkill((skill) => ({
      ...skillAt(snapshot, skill, at),
      observations: snapshot.skills[skill].observations,
    })),
    overall: { ...overallAt(snapshot, at), tier: snapshot.tier ?? ('unrated' as const) },
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
