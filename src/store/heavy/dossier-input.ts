import { shippedRubric } from '../documents/rubrics.ts';
import type { Database } from '../database.ts';
import { completionEvidence } from './completion-evidence.ts';
import { priorCalibrations, snapshotView } from './snapshot-view.ts';

/** Everything that a judge may be given about one completion, as it stands now; null when its events are gone. */
export async function dossierInput(database: Database, learner: string, completion: number) {
  const { events, context } = await completionEvidence(database, learner, completion);
  const completed = events.at(-1);
  if (!completed || completed.seq !== completion) return null;
  return {
    learner,
    completion: completed,
    events,
    context,
    rubric: await shippedRubric(completed.type),
    prior: await priorCalibrations(database, learner, completion),
    snapshot: await snapshotView(database, learner, Date.parse(completed.effectiveTime)),
    cohortMinutes: null,
    parFactor: 1,
  };
}
