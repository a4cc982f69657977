import { cohortMinutes } from '../cohort/cohort-minutes.ts';
import type { Programs } from '../documents/programs.ts';
import { shippedRubric } from '../documents/rubrics.ts';
import type { Database } from '../database.ts';
import { stampOf } from '../facets/placed-event.ts';
import { completionEvidence } from './completion-evidence.ts';
import { completionPlace, type CompletionPlace } from './completion-place.ts';
import { priorCalibrations, snapshotView } from './snapshot-view.ts';
import { stageRubric } from './stage-rubric.ts';

/** Everything that a judge may be given about one completion, as it stands now; null when its events are gone. */
export async function dossierInput(
  database: Database,
  programs: Programs,
  learner: string,
  completion: number,
) {
  const { events, context } = await completionEvidence(database, learner, completion);
  const completed = events.at(-1);
  const place = await completionPlace(database, learner, completion);
  if (!completed || completed.seq !== completion || !place) return null;
  const { rubric, cohortMinutes } = await measuredBy(database, programs, place, completed.type);
  return {
    learner,
    completion: completed,
    events,
    context,
    rubric,
    prior: await priorCalibrations(database, learner, completion),
    snapshot: await snapshotView(database, learner, Date.parse(completed.effectiveTime)),
    cohortMinutes,
    parFactor: place.parFactor,
  };
}

/** The rubric and the cohort of the completion's stage; outside of any program the shipped rubric of its type, and nobody. */
async function measuredBy(database: Database, programs: Programs, place: CompletionPlace, type: string) {
  const stamp = stampOf(place);
  const program = stamp && (await programs.read(database, stamp));
  const stage = place.stage === null ? undefined : program?.stages.get(place.stage);
  if (!program || !stage) return { rubric: await shippedRubric(type), cohortMinutes: null };
  return {
    rubric: await stageRubric(program, stage),
    cohortMinutes: await cohortMinutes(database, place.no, { program: program.id, stage: stage.id }),
  };
}
