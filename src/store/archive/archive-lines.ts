import { rows, type Database } from '../database.ts';
import { createTally } from '../export/manifest.ts';
import { learnerIds } from '../learner/learner-ids.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { readAwards } from '../ledger/read-entries.ts';
import { textsOfSteps } from '../retention/remove-texts.ts';
import { readSteps, type ExportedStep } from '../steps/read-steps.ts';

export const ARCHIVE_FORMAT = 'touchstone-archive/1';

/** An event's text, as archived: everything in `payloads`, and when it was accepted. */
export type ArchivedEvent = {
  seq: number;
  type: string;
  acceptedAt: string;
  id: string;
  source: string;
  data: unknown;
};

/** A line of an archive. Lines of one learner follow each other: its steps, then its events with their awards. */
export type ArchiveLine =
  | { kind: 'learner'; learner: string }
  | { kind: 'step'; step: ExportedStep }
  | { kind: 'event'; event: ArchivedEvent; award: LedgerEntry };

/** The last line: what the lines before it must add up to. */
export type ArchiveManifest = {
  kind: 'manifest';
  format: typeof ARCHIVE_FORMAT;
  before: string;
  prefix: string;
  learners: number;
} & ReturnType<ReturnType<typeof createTally>['sums']>;

const PAGE = 500;
// Closed: awarded, with a verdict if it completes something, and accepted before the given moment.
const CLOSED = {
  name: 'archive-events',
  text: `SELECT e.seq, e.type, e.accepted_at AS "acceptedAt", p.id, p.source, p.data FROM learners l
         JOIN events e ON e.learner = l.no JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
         WHERE l.no = $1 AND l.erased_at IS NULL AND l.pending = 0 AND l.awarded_to = l.last_seq
           AND e.accepted_at < $2 AND e.seq > $3 ORDER BY e.seq LIMIT ${PAGE}`,
};
const FIND = { name: 'archive-learner', text: 'SELECT no FROM learners WHERE id = $1' };

type Row = Omit<ArchivedEvent, 'acceptedAt'> & { acceptedAt: number };

async function* eventsOf(database: Database, no: number, before: Date): AsyncGenerator<ArchiveLine> {
  for (let after = 0; ;) {
    const page = await rows<Row>(database, CLOSED, [no, before, after]);
    const awards = await readAwards(
      database,
      no,
      page.map(({ seq }) => seq),
    );
    const awardOf = new Map(awards.map((award) => [award.eventSeq, award]));
    for (const { acceptedAt, ...row } of page) {
      const event = { ...row, acceptedAt: new Date(acceptedAt).toISOString() };
      yield { kind: 'event', event, award: awardOf.get(row.seq)! };
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.seq;
  }
}

/** The steps that lose their texts with these events. */
async function* stepsOf(
  database: Database,
  no: number,
  before: Date,
  seqs: number[],
): AsyncGenerator<ArchiveLine> {
  const wanted = new Set((await textsOfSteps(database, no, { before, seqs })).map(keyOf));
  if (wanted.size === 0) return;
  for await (const step of readSteps(database, no)) if (wanted.has(keyOf(step))) yield { kind: 'step', step };
}

const keyOf = ({ completion, step }: { completion: number; step: string }) => `${completion} ${step}`;

async function* linesOf(database: Database, id: string, before: Date): AsyncGenerator<ArchiveLine> {
  const no = (await rows<{ no: number }>(database, FIND, [id]))[0]!.no;
  const seqs: number[] = [];
  for await (const line of eventsOf(database, no, before))
    if (line.kind === 'event') seqs.push(line.event.seq);
  if (seqs.length === 0) return;
  yield { kind: 'learner', learner: id };
  yield* stepsOf(database, no, before, seqs);
  yield* eventsOf(database, no, before);
}

/** The texts of closed events accepted before a moment, learner by learner, and a manifest, as lines of JSON. */
export async function* archiveLines(
  database: Database,
  { before, prefix }: { before: Date; prefix: string },
): AsyncGenerator<string> {
  const tally = createTally();
  let learners = 0;
  for await (const id of idsWith(database, prefix)) {
    for await (const line of linesOf(database, id, before)) {
      if (line.kind === 'learner') learners += 1;
      const text = JSON.stringify(line);
      tally.add(line.kind, text);
      yield text;
    }
  }
  const format = ARCHIVE_FORMAT;
  const manifest: ArchiveManifest = {
    kind: 'manifest',
    format,
    before: before.toISOString(),
    prefix,
    learners,
    ...tally.sums(),
  };
  yield JSON.stringify(manifest);
}

async function* idsWith(database: Database, prefix: string): AsyncGenerator<string> {
  for (let after = prefix, first = true; ; first = false) {
    const ids = await learnerIds(database, { after, limit: PAGE });
    // The prefix itself may be an id.
    if (first && (await rows(database, FIND, [prefix])).length > 0) yield prefix;
    for (const id of ids) {
      if (!id.startsWith(prefix)) return;
      yield id;
    }
    if (ids.length < PAGE) return;
    after = ids.at(-1)!;
  }
}
