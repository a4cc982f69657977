import type { IncomingEvent } from '../src/store/events/incoming-event.ts';
import { sessionOf } from './events.ts';
import { inFlight } from './in-flight.ts';
import type { Machine } from './machine/machine.ts';

const TURNS = 40;
const STAGES = ['kickoff', 'notes', 'cowork-query'];
const LATE_MS = 300_000;

/** The turns as work on one stage, and the event that completes it. */
function onStage(stage: string, learner: string, turns: readonly IncomingEvent[]): IncomingEvent[] {
  const worked = turns.map((turn) => ({ ...turn, data: { ...turn.data, stage, touchpoint: stage } }));
  const last = worked.at(-1) as IncomingEvent;
  const { program } = last.data;
  const data = { program, stage, outcome: 'passed' as const, speaker: 'learner' as const };
  return [...worked, { ...last, id: `${learner}-${stage}`, type: 'stage.completed', data }];
}

/** Work of so many turns on one stage, and the event that completes it. */
export function workOn(stage: string, learner: string, turns: number): IncomingEvent[] {
  return onStage(stage, learner, sessionOf(learner, turns));
}

/** A session of three stages, each of them completed. */
function workedSession(learner: string): IncomingEvent[] {
  const turns = sessionOf(learner, TURNS);
  const each = Math.ceil(TURNS / STAGES.length);
  return STAGES.flatMap((stage, index) =>
    onStage(stage, learner, turns.slice(index * each, (index + 1) * each)),
  );
}

/** Makes learners with data in every facet: three completed stages, three offline verdicts, nothing pending. */
export async function worked({ ours }: Machine, learners: readonly string[]): Promise<void> {
  await inFlight(learners, 4, (learner) => ours.post(workedSession(learner)));
  const until = Date.now() + LATE_MS;
  for (;;) {
    const { rows } = await ours.store.database.query<{ owing: number }>(
      `SELECT count(*) AS owing FROM learners
       WHERE id = ANY ($1) AND (awarded_to < last_seq OR pending > 0 OR calibrations < $2)`,
      [learners, STAGES.length],
    );
    if (rows[0]?.owing === 0) return;
    if (Date.now() > until) throw new Error(`${rows[0]?.owing} learners still have pending work`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
