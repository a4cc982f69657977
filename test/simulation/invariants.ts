import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { constantsOf } from '../../src/core/constants.ts';
import { multiplierOf, xpOf, type Ladder } from '../../src/core/ladder.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Query } from './postgres-sessions.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../src/core/snapshot.ts';

type EventRow = {
  seq: number;
  id: string;
  source: string;
  policy: number;
  text: string | null;
  data: { text?: string; transcript?: { text: string }[] } | null;
};
type Entry = {
  entry: number;
  kind: 'award' | 'settlement' | 'review';
  eventSeq: number | null;
  base: number;
  multiplier: number;
  xp: number;
  reason: string | null;
  snapshotVersion: number;
  policy: number;
  total: number;
  previousHash: string;
  hash: string;
  version: number;
};
type Calibration = {
  number: number;
  completion: number;
  source: 'judge' | 'unscored' | 'rescore' | 'review' | 'void';
  replaces: number | null;
  effectiveTime: number;
  observations: Observation[];
  constants: number;
  stateAfter: Snapshot;
  previousHash: string;
  hash: string;
  version: number;
  quotes: { seq: number; text: string }[] | null;
};
type Row = {
  lastSeq: number;
  awardedTo: number;
  pending: number;
  awake: boolean;
  version: number;
  total: number;
  entries: number;
  head: string;
  calibrations: number;
  calibrationHead: string;
  erased: boolean;
  due: boolean;
  texts: number;
  completions: number[];
  voided: number[];
  rulings: Record<string, 'voided' | 'paid' | 'refused'>;
  newEvents: EventRow[];
  newEntries: Entry[];
  newCalibrations: Calibration[];
};

/** What a learner's rows say since the last look. Times in epoch milliseconds. */
const READ = `SELECT json_build_object(
  'lastSeq', l.last_seq, 'awardedTo', l.awarded_to, 'pending', l.pending, 'awake', l.awake, 'version', l.version,
  'total', l.total, 'entries', l.entries, 'head', encode(l.head, 'hex'), 'calibrations', l.calibrations,
  'calibrationHead', encode(l.calibration_head, 'hex'), 'erased', l.erased_at IS NOT NULL,
  'due', EXISTS (SELECT FROM wakes WHERE learner = l.no),
  'texts', CASE WHEN l.erased_at IS NULL THEN 0 ELSE (SELECT count(*) FROM payloads WHERE learner = l.no)
    + (SELECT count(*) FROM steps WHERE learner = l.no) + (SELECT count(*) FROM calibration_texts WHERE learner = l.no) END,
  'completions', (SELECT coalesce(json_agg(seq ORDER BY seq), '[]') FROM events WHERE learner = l.no AND calibrates),
  'voided', (SELECT coalesce(json_agg(seq ORDER BY seq), '[]') FROM events WHERE learner = l.no AND voided),
  'rulings', (SELECT coalesce(json_object_agg(seq, ruling), '{}') FROM rulings WHERE learner = l.no),
  'newEvents', (SELECT coalesce(json_agg(json_build_object('seq', e.seq, 'id', p.id, 'source', p.source,
      'policy', e.policy, 'data', p.data) ORDER BY e.seq), '[]')
    FROM events e LEFT JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
    WHERE e.learner = l.no AND e.seq > $2),
  'newEntries', (SELECT coalesce(json_agg(json_build_object('entry', entry, 'kind', kind, 'eventSeq', event_seq,
      'base', base, 'multiplier', multiplier, 'xp', xp, 'reason', reason, 'snapshotVersion', snapshot_version,
      'policy', policy_version, 'total', total_after, 'previousHash', encode(previous_hash, 'hex'),
      'hash', encode(hash, 'hex'), 'version', version) ORDER BY entry), '[]')
    FROM ledger WHERE learner = l.no AND entry > $3),
  'newCalibrations', (SELECT coalesce(json_agg(json_build_object('number', c.number, 'completion', c.completion,
      'source', c.source, 'replaces', c.replaces, 'effectiveTime', extract(epoch FROM c.effective_time) * 1000,
      'observations', c.observations, 'constants', c.constants, 'stateAfter', c.state_after, 'previousHash', encode(c.previous_hash, 'hex'),
      'hash', encode(c.hash, 'hex'), 'version', c.version, 'quotes', t.quotes) ORDER BY c.number), '[]')
    FROM calibrations c LEFT JOIN calibration_texts t ON t.learner = c.learner AND t.number = c.number
    WHERE c.learner = l.no AND c.number > $4)) AS found
  FROM learners l WHERE l.id = $1`;

/** What was seen of a learner, to be checked against what comes. */
type Seen = {
  events: EventRow[];
  identities: Set<string>;
  entries: Entry[];
  awards: Map<number, Entry>;
  calibrations: Calibration[];
  row: Row | null;
  /** The first event of each intake that found the learner asleep. */
  wakers: Set<number>;
  /** How many corrections were asked for. */
  asked: number;
};

export class Violation extends Error {
  override name = 'Violation';
}

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The calibration that counts for a completion: the last review, else the last rescore, else the first. */
function counting(group: Calibration[]): Calibration | undefined {
  if (group.some(({ source }) => source === 'void')) return undefined;
  const last = (source: string) => group.findLast((one) => one.source === source);
  return last('review') ?? last('rescore') ?? group[0];
}

export type Invariants = ReturnType<typeof createInvariants>;

/**
 * Checks what must hold after every transaction, from the rows themselves: invariants 1 to 3, 5 to 9, 11 and 12, and of
 * invariant 4 that at any time the total is the worth of all awards, as a pencil would find it.
 */
export function createInvariants(control: Client) {
  const learners = new Map<string, Seen>();
  const ladders = new Map<number, Ladder>();

  function seenOf(learner: string): Seen {
    const seen = learners.get(learner) ?? {
      events: [],
      identities: new Set<string>(),
      entries: [],
      awards: new Map<number, Entry>(),
      calibrations: [],
      row: null,
      wakers: new Set<number>(),
      asked: 0,
    };
    learners.set(learner, seen);
    return seen;
  }

  async function readLadders(): Promise<void> {
    const { rows } = await control.query("SELECT version, body ->> 'ladder' AS ladder FROM policies");
    for (const { version, ladder } of rows) ladders.set(version, ladder);
  }

  /** The statement that reads what a learner's rows say since the last look. */
  function look(learner: string): Query {
    const { events, entries, calibrations } = seenOf(learner);
    const values = [learner, events.length, entries.length, calibrations.length];
    return { name: 'simulation-invariants', text: READ, values };
  }

  /** Checks what a look at a learner found. */
  async function check(learner: string, found: Record<string, unknown>[]): Promise<void> {
    const seen = seenOf(learner);
    const row = found[0]?.found as Row | undefined;
    if (!row) return;
    const wrong = (what: string): never => {
      throw new Violation(`${learner}: ${what}`);
    };
    if (row.newEntries.some(({ policy }) => policy !== null && !ladders.has(policy))) await readLadders();
    checkEvents(seen, row, wrong);
    checkEntries(seen, row, wrong);
    checkCalibrations(seen, row, wrong);
    if (row.erased) {
      if (row.texts > 0) wrong('invariant 12: texts are left after the erase');
      if (row.awake || row.due) wrong('invariant 12: an erased learner is still woken');
    } else {
      checkPending(row, seen, wrong);
      checkWorth(seen, row, ladders, wrong);
    }
    if (seen.row && row.version < seen.row.version) wrong('invariant 11: the version went back');
    seen.row = row;
  }

  return {
    look,
    check,
    /** Events without an award and completions without a verdict; null for unknown and erased learners. */
    leftOf(learner: string): { events: number; completions: number } | null {
      const row = learners.get(learner)?.row;
      if (!row || row.erased) return null;
      return { events: row.lastSeq - row.awardedTo, completions: row.pending };
    },
    awardedTo: (learner: string) => learners.get(learner)?.row?.awardedTo ?? 0,
    calibrationsOf: (learner: string) => learners.get(learner)?.calibrations.length ?? 0,
    /** The completions of a learner without a verdict, as of the last look. */
    pendingOf(learner: string): number[] {
      const seen = learners.get(learner);
      return seen?.row && !seen.row.erased ? pendingOf(seen, seen.row) : [];
    },
    versionOf: (learner: string) => learners.get(learner)?.row?.version ?? 0,
    /** Whether an intake that began with this event found the learner asleep. */
    wasAsleep: (learner: string, seq: number) => learners.get(learner)?.wakers.has(seq) ?? false,
    /** Someone asks for a correction that is to be saved. */
    asks: (learner: string) => void (seenOf(learner).asked += 1),
    totals: () =>
      [...learners].map(
        ([learner, { row }]) => `${learner} ${row?.total} ${row?.entries} ${row?.calibrations}`,
      ),
    identitiesOf: (learner: string) => learners.get(learner)?.identities ?? new Set<string>(),
  };
}

type Wrong = (what: string) => never;

function checkEvents(seen: Seen, { newEvents, lastSeq, erased }: Row, wrong: Wrong): void {
  const [first] = newEvents;
  if (first && !seen.row?.awake) seen.wakers.add(first.seq);
  for (const event of newEvents) {
    if (event.seq !== seen.events.length + 1)
      wrong(`invariant 1: event ${event.seq} after ${seen.events.length}`);
    seen.events.push(event);
    if (erased) continue;
    const identity = `${event.source} ${event.id}`;
    if (seen.identities.has(identity)) wrong(`invariant 2: ${identity} was accepted twice`);
    seen.identities.add(identity);
  }
  if (lastSeq !== seen.events.length) wrong(`invariant 1: ${lastSeq} counted, ${seen.events.length} stored`);
}

function checkEntries(seen: Seen, row: Row, wrong: Wrong): void {
  const verdicts = [...seen.calibrations, ...row.newCalibrations];
  for (const entry of row.newEntries) {
    const last = seen.entries.at(-1);
    if (entry.entry !== seen.entries.length + 1) wrong(`invariant 7: entry ${entry.entry} out of its place`);
    if (last && entry.previousHash !== last.hash) wrong(`invariant 7: entry ${entry.entry} breaks the chain`);
    if (entry.total !== (last?.total ?? 0) + entry.xp) wrong(`invariant 6: the sum at entry ${entry.entry}`);
    if (last && entry.version < last.version) wrong(`invariant 11: entry ${entry.entry} has an old version`);
    if (entry.kind === 'award') {
      const seq = entry.eventSeq as number;
      if (seq !== seen.awards.size + 1)
        wrong(`invariant 3: event ${seq} was awarded after ${seen.awards.size}`);
      const committed = verdicts.filter(({ version }) => version < entry.version).length;
      if (entry.snapshotVersion !== committed)
        wrong(`invariant 8: award ${seq} names snapshot ${entry.snapshotVersion} of ${committed}`);
      if (entry.policy !== seen.events[seq - 1]?.policy)
        wrong(`award ${seq} follows another policy than its event`);
      seen.awards.set(seq, entry);
    }
    seen.entries.push(entry);
  }
  const corrections = seen.entries.filter(({ kind }) => kind === 'review').length;
  if (corrections > seen.asked) wrong(`${corrections} corrections, ${seen.asked} were asked for`);
  const last = seen.entries.at(-1);
  if (row.awardedTo !== seen.awards.size)
    wrong(`invariant 3: ${row.awardedTo} counted, ${seen.awards.size} awards`);
  if (row.total !== (last?.total ?? 0)) wrong('invariant 6: the total of the row is not that of the ledger');
  if (row.entries !== seen.entries.length)
    wrong('invariant 7: the row counts other entries than the ledger has');
  if (last && row.head !== last.hash) wrong('invariant 7: the head of the row is not that of the ledger');
}

function checkCalibrations(seen: Seen, row: Row, wrong: Wrong): void {
  for (const one of row.newCalibrations) {
    const last = seen.calibrations.at(-1);
    if (one.number !== seen.calibrations.length + 1)
      wrong(`invariant 7: calibration ${one.number} out of its place`);
    if (last && one.previousHash !== last.hash)
      wrong(`invariant 7: calibration ${one.number} breaks the chain`);
    if (one.source === 'judge' || one.source === 'unscored') {
      const earlier = seen.calibrations.find(
        ({ source, completion }) =>
          (source === 'judge' || source === 'unscored') && completion >= one.completion,
      );
      if (earlier) wrong(`rule 6: completion ${one.completion} was judged after ${earlier.completion}`);
    }
    for (const { seq, text } of one.quotes ?? []) {
      const said = seen.events[seq - 1]?.data;
      if (said && !words(JSON.stringify(said)).includes(words(JSON.stringify(text).slice(1, -1))))
        wrong(`invariant 9: the quote of event ${seq} is not in it`);
    }
    for (const { source, evidence } of one.observations)
      if (one.source === 'judge' && source === 'judge' && evidence < 1)
        wrong(`invariant 9: calibration ${one.number} moves without a quote`);
    seen.calibrations.push(one);
  }
  const last = seen.calibrations.at(-1);
  if (row.calibrations !== seen.calibrations.length) wrong('invariant 7: the row counts other calibrations');
  if (last && row.calibrationHead !== last.hash)
    wrong('invariant 7: the head of the calibrations is another one');
}

/** Completions without a verdict. */
function pendingOf({ calibrations }: Seen, { completions, voided }: Row): number[] {
  const judged = new Set(calibrations.map(({ completion }) => completion));
  return completions.filter((seq) => !judged.has(seq) && !voided.includes(seq));
}

function checkPending(row: Row, seen: Seen, wrong: Wrong): void {
  const pending = pendingOf(seen, row);
  if (row.pending !== pending.length)
    wrong(`${row.pending} completions are counted as pending, not ${pending.length}`);
  const isBehind = row.awardedTo < row.lastSeq;
  if ((isBehind || pending.length > 0) && !row.due) wrong('rule 2: pending work without a wake');
  if (row.awake !== isBehind)
    wrong(`rule 2: awake is ${row.awake}, unawarded events ${row.lastSeq - row.awardedTo}`);
}

/** Rule 5: at any time the total is the sum of what the awards are worth. */
function checkWorth(seen: Seen, row: Row, ladders: Map<number, Ladder>, wrong: Wrong): void {
  const final = pendingOf(seen, row)[0] ?? Infinity;
  const states = [...Map.groupBy(seen.calibrations, ({ completion }) => completion)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([completion, group]) => {
      const counts = counting(group);
      return counts ? [{ completion, counts }] : [];
    });
  let snapshot = UNRATED;
  let next = 0;
  let total = 0;
  for (const [seq, award] of seen.awards) {
    for (; next < states.length && states[next]!.completion < seq; next += 1) {
      const { observations, effectiveTime, constants } = states[next]!.counts;
      snapshot = foldCalibration(snapshot, observations, effectiveTime, constantsOf(constants));
    }
    const ruling = row.rulings[seq];
    const isPaid = ruling === undefined ? award.reason === null : ruling === 'paid';
    const ladder = ladders.get(award.policy) as Ladder;
    const multiplier = seq <= final ? multiplierOf(snapshot, ladder) : award.multiplier;
    if (isPaid) total += xpOf(award.base, multiplier);
  }
  if (total !== row.total) wrong(`invariant 4: total ${row.total}, worth of the awards ${total}`);
  for (; next < states.length; next += 1) {
    const { observations, effectiveTime, constants } = states[next]!.counts;
    snapshot = foldCalibration(snapshot, observations, effectiveTime, constantsOf(constants));
  }
  const standing = seen.calibrations.at(-1)?.stateAfter ?? UNRATED;
  if (!isDeepStrictEqual(standing, JSON.parse(JSON.stringify(snapshot))))
    wrong('invariant 4: another snapshot than the fold');
}
