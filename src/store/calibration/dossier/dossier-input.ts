import { stageOf, type PlacedStage, type Program } from '../../../core/program.ts';
import { cohortMinutes } from '../../cohort/cohort-minutes.ts';
import type { Programs } from '../../documents/programs.ts';
import { rubricOfType } from '../../documents/rubrics.ts';
import type { Database } from '../../database.ts';
import { stampOf } from '../../facets/placed-event.ts';
import { completionEvidence } from './completion-evidence.ts';
import { completionPlace, type CompletionPlace } from './completion-place.ts';
import { priorCalibrations, snapshotView } from './snapshot-view.ts';
import { stageRubric } from './stage-rubric.ts';

/** Everything a judge may see about one completion as of now; null when its events are gone. */
export async function dossierInput(
  database: Database,
  programs: Programs,
  learner: string,
  completion: number,
) {
  const place = await completionPlace(database, learner, completion);
  const within = place && (await stageWithin(database, programs, place));
  const stages = within ? [within.stage.id, ...within.stage.formerly] : null;
  const { events, context } = await completionEvidence(database, learner, completion, stages);
  const completed = events.at(-1);
  if (!completed || completed.seq !== completion || !place) return null;
  const { rubric, cohortMinutes } = await measuredBy(database, learner, place, within, completed.type);
  return {
    learner,
    completion: completed,
    events,
    context,
    rubric,
    prior: await priorCalibrations(database, learner, completion),
    snapshot: snapshotView(place, Date.parse(completed.effectiveTime)),
    cohortMinutes,
    parFactor: place.parFactor,
  };
}

type Within = { program: Program; stage: PlacedStage };

/** The stage in the program version stamped on the completion; null outside of programs. */
async function stageWithin(
  database: Database,
  programs: Programs,
  place: CompletionPlace,
): Promise<Within | null> {
  const stamp = stampOf(place);
  const program = stamp && (await programs.read(database, stamp));
  const stage = program && stageOf(program, place.stage);
  return program && stage ? { program, stage } : null;
}

/** The rubric and cohort of the stage; outside of programs the shared rubric of the type, and no cohort. */
async function measuredBy(
  database: Database,
  learner: string,
  { no, acceptedAt }: CompletionPlace,
  within: Within | null,
  type: string,
) {
  if (!within)
    return { rubric: await rubricOfType(database, learner, type, acceptedAt), cohortMinutes: null };
  const { program, stage } = within;
  return {
    rubric: await stageRubric(database, learner, within, acceptedAt),
    cohortMinutes: await cohortMinutes(
      database,
      { id: learner, no },
      { program: program.id, stage: stage.id },
    ),
  };
}
