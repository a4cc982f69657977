import { transaction, type Database, type Tx } from '../database.ts';
import { lockLearners, type LockedLearner } from '../learner/lock-learner.ts';
import { awayOf } from '../moves/learner-away.ts';
import { registerLearners } from '../learner/register-learners.ts';
import { own } from '../../core/own.ts';
import type { Policy } from '../../core/policy.ts';
import { findKnown } from './find-known.ts';
import type { IncomingEvent, Intake } from './incoming-event.ts';
import { insertEvents, type Touched } from './insert-events.ts';
import { recordStatements } from './statements.ts';
import { readStamps, type Stamps } from './read-stamps.ts';
import { bodyDigest, eventKey, numberEvent, type EventRow } from './number-event.ts';
import type { Writing } from '../writing.ts';

/** The key that sent events, for its limit on completions under way, and the id of its request. */
export type Sender = {
  key?: string | null;
  requestId?: string | null;
  /** Stores nothing if one event is refused; the results of the others are then without effect. */
  whole?: boolean;
};

/** The worker that attends a learner, by learner: it awards at a hint, without a ring. */
export type Attendants = ReadonlyMap<string, string>;

/**
 * One result per event, in order, and the learners to ring because they were not awake. For those in `attendedBy` a hint
 * to the worker is enough; a ring does the same and costs more.
 */
export type Accepted = { results: Intake[]; ring: string[]; attendedBy?: Attendants };

/**
 * Numbers and stores events of any learners in one transaction (invariants 1 and 2): all accepted events or none. The
 * first event of a learner registers them.
 */
export async function acceptEvents(
  database: Database,
  options: Writing,
  events: IncomingEvent[],
  from: Sender,
): Promise<Accepted> {
  const ids = [...new Set(events.map((event) => event.learner))].toSorted();
  const attempt = (moved: ReadonlyMap<string, string>) =>
    transaction(database, (tx) => accept(tx, options, ids, events, from, moved));
  const accepted = await attempt(new Map());
  if (accepted) return accepted;
  const moved = await transaction(database, (tx) => registerLearners(tx, ids, options.now()));
  const again = await attempt(moved);
  if (!again) throw new Error('a learner is missing right after registration');
  return again;
}

/**
 * Null when some of the learners have no row yet. The caller creates them: while others are locked here, waiting for a new row
 * could deadlock with another batch. `known`: the cells of new learners that begin elsewhere.
 */
async function accept(
  tx: Tx,
  options: Writing,
  ids: string[],
  events: IncomingEvent[],
  { requestId = null, key = null, whole = false }: Sender,
  known: ReadonlyMap<string, string>,
): Promise<Accepted | null> {
  let [locked, moved] = [await lockLearners(tx, ids), known];
  if (locked.length === 0) {
    moved = await registerLearners(tx, ids, options.now());
    locked = await lockLearners(tx, ids);
  }
  const learners = new Map(locked.map((learner) => [learner.id, learner]));
  if (ids.some((id) => !learners.has(id) && !moved.has(id))) return null;
  for (const learner of learners.values()) requireHere(learner);
  const stamps = await readStamps(
    tx,
    [...learners.values()].map(({ no }) => no),
    events,
  );
  const policies = new Map<string, Policy>();
  for (const id of ids) policies.set(id, await options.policies.read(tx, stamps.policyOf(id)));
  const identified = events.map((event) => identify(learners.get(event.learner), event));
  const before = await findKnown(
    tx,
    identified.filter((event) => event !== null && event.owner.lastSeq > 0) as Identified[],
  );
  const batch = numberBatch(
    { policies, stamps, requestId },
    new Map(before.map((event) => [`${event.learner} ${event.key}`, event])),
  );
  const results = identified.map((event, at): Intake =>
    event ? batch.take(event) : goneFor(events[at]!.learner, learners, moved),
  );
  const refused = whole && results.some((result) => !('seq' in result));
  if (refused) return { results, ring: [] };
  if (batch.rows.length > 0) {
    const at = options.now();
    const due = new Date(at.getTime() + options.sweepAfterMs);
    const { completing } = batch;
    const counted = key !== null && completing.length > 0 ? { key, events: completing } : null;
    await insertEvents(tx, batch.rows, batch.touched(), { at, due }, counted);
    await recordStatements(tx, batch.rows);
  }
  return { results, ...toWake(batch.asleep()) };
}

function toWake(asleep: LockedLearner[]): Pick<Accepted, 'ring' | 'attendedBy'> {
  const attended = asleep.flatMap(({ id, attendedBy }) =>
    attendedBy === null ? [] : [[id, attendedBy] as const],
  );
  return {
    ring: asleep.map(({ id }) => id),
    ...(attended.length > 0 && { attendedBy: new Map(attended) }),
  };
}

/** An event of a learner who is not erased, with its identity and the digest of its content. */
type Identified = {
  owner: LockedLearner;
  salt: Buffer;
  learner: number;
  event: IncomingEvent;
  key: string;
  body: string;
};

/** Refuses the whole request during a move: sent again a little later, it reaches the learner in one of the cells. */
function requireHere(learner: LockedLearner): void {
  const away = awayOf(learner);
  if (away?.state === 'moving') throw away;
}

/** Why nothing is accepted for a learner without a salt. */
function goneFor(
  id: string,
  learners: ReadonlyMap<string, LockedLearner>,
  moved: ReadonlyMap<string, string>,
): Intake {
  const learner = learners.get(id);
  const cell = learner ? awayOf(learner)?.cell : moved.get(id);
  return cell === undefined ? { status: 'erased' } : { status: 'moved', cell };
}

function identify(owner: LockedLearner | undefined, event: IncomingEvent): Identified | null {
  if (!owner) return null;
  const { no, salt } = owner;
  return (
    salt && { owner, salt, learner: no, event, key: eventKey(salt, event), body: bodyDigest(salt, event) }
  );
}

type Counter = { learner: LockedLearner; lastSeq: number; effectiveTime: number };

/** Numbers one batch; handles duplicates within it. */
function numberBatch(
  {
    policies,
    stamps,
    requestId,
  }: { policies: ReadonlyMap<string, Policy>; stamps: Stamps; requestId: string | null },
  known: Map<string, { body: string; seq: number }>,
) {
  const rows: EventRow[] = [];
  const completing: EventRow[] = [];
  const counters = new Map<number, Counter>();
  const take = ({ owner, salt, learner: no, event, key, body }: Identified): Intake => {
    const before = known.get(`${no} ${key}`);
    if (before)
      return before.body === body ? { status: 'duplicate', seq: before.seq } : { status: 'conflict' };
    const policy = policies.get(owner.id) as Policy;
    const type = own(policy.types, event.type);
    if (!type) return { status: 'unknown_type', policy: policy.version };
    const last = counters.get(no) ?? { lastSeq: owner.lastSeq, effectiveTime: owner.effectiveTime ?? 0 };
    const seq = last.lastSeq + 1;
    const effectiveTime = Math.max(event.time, last.effectiveTime);
    counters.set(no, { learner: owner, lastSeq: seq, effectiveTime });
    known.set(`${no} ${key}`, { body, seq });
    const row = numberEvent({ no, salt }, policy, event, {
      seq,
      effectiveTime,
      key,
      body,
      stamp: stamps.of(no, event),
      requestId,
    });
    rows.push(row);
    if (type.path === 'heavy') completing.push(row);
    return { status: 'accepted', seq };
  };
  const touched = (): Touched[] =>
    [...counters.values()].map(({ learner, lastSeq, effectiveTime }) => ({
      no: learner.no,
      seen: learner.lastSeq,
      last_seq: lastSeq,
      effective_time: new Date(effectiveTime).toISOString(),
    }));
  const asleep = (): LockedLearner[] =>
    [...counters.values()].map(({ learner }) => learner).filter(({ awake }) => !awake);
  return { rows, completing, take, touched, asleep };
}
