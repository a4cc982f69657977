import { canonical } from '../canonical.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { removePayloads, removeTextsOf, textsOfSteps } from '../retention/remove-texts.ts';
import { readSteps, type ExportedStep } from '../steps/read-steps.ts';
import type { ArchivedEvent, ArchiveLine } from './archive-lines.ts';

/** What was dropped; `kept`: events that differ from the archive, or that something newer needs. */
export type Dropped = { events: number; steps: number; kept: number };

const BATCH = 500;
const STORED = {
  name: 'archive-stored',
  text: 'SELECT seq, id, source, data FROM payloads WHERE learner = $1 AND seq = ANY ($2::bigint[])',
};

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const keyOf = ({ completion, step }: { completion: number; step: string }) => `${completion} ${step}`;

/** Removes the texts of a checked archive from the database: only those that are still exactly as archived. */
export async function dropArchived(
  database: Database,
  lines: AsyncIterable<string>,
  at: Date,
): Promise<Dropped> {
  const dropped = { events: 0, steps: 0, kept: 0 };
  let learner = '';
  let events: ArchivedEvent[] = [];
  let steps: ExportedStep[] = [];
  async function flush(): Promise<void> {
    if (events.length === 0) return;
    const some = await transaction(database, (tx) => dropSome(database, tx, { learner, events, steps }, at));
    for (const name of ['events', 'steps', 'kept'] as const) dropped[name] += some[name];
    events = [];
  }
  for await (const text of lines) {
    const line = JSON.parse(text) as ArchiveLine | { kind: 'manifest' };
    if (line.kind === 'event') events.push(line.event);
    if (line.kind === 'step') steps.push(line.step);
    if (line.kind === 'learner' || line.kind === 'manifest' || events.length === BATCH) await flush();
    if (line.kind === 'learner') {
      ({ learner } = line);
      steps = [];
    }
  }
  await flush();
  return dropped;
}

async function dropSome(
  database: Database,
  tx: Tx,
  { learner, events, steps }: { learner: string; events: ArchivedEvent[]; steps: ExportedStep[] },
  at: Date,
): Promise<Dropped> {
  const locked = await lockLearner(tx, learner, { evenAway: true });
  const nothing = { events: 0, steps: 0, kept: events.length };
  if (!locked || locked.erasedAt !== null || locked.movingTo !== null || locked.pending > 0) return nothing;
  const seqs = events.map(({ seq }) => seq);
  const stored = await rows<Omit<ArchivedEvent, 'type' | 'acceptedAt'>>(tx, STORED, [locked.no, seqs]);
  const storedOf = new Map(stored.map((row) => [row.seq, row]));
  const equal = events.filter(({ type: _type, acceptedAt: _at, ...text }) =>
    same(storedOf.get(text.seq), text),
  );
  // A dossier that is newer than the archive keeps the texts that it repeats.
  const needed = await textsOfSteps(tx, locked.no, {
    before: new Date(0),
    seqs: equal.map(({ seq }) => seq),
  });
  const archived = new Map(steps.map((step) => [keyOf(step), step]));
  const isNewer = needed.some((step) => !archived.has(keyOf(step)));
  if (equal.length === 0 || isNewer || !(await areAsArchived(database, locked.no, archived))) return nothing;
  const gone = equal.map(({ seq }) => seq);
  const ended = await removeTextsOf(tx, locked.no, steps, at);
  await removePayloads(tx, locked.no, gone);
  return { events: gone.length, steps: ended, kept: events.length - gone.length };
}

/** Whether archived steps that still have their texts are stored as they are in the archive. */
async function areAsArchived(
  database: Database,
  no: number,
  archived: Map<string, ExportedStep>,
): Promise<boolean> {
  if (archived.size === 0) return true;
  for await (const step of readSteps(database, no)) {
    const before = archived.get(keyOf(step));
    if (before && step.result !== null && !same(step, before)) return false;
  }
  return true;
}
