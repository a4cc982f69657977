import { award } from '../../src/core/award.ts';
import { lookupsOf, recentFold } from '../../src/store/award/recent-fold.ts';
import { readBatch, type BatchEvent } from '../../src/store/award/read-batch.ts';
import { readRecent } from '../../src/store/award/read-recent.ts';
import { transaction, type Database, type Tx } from '../../src/store/database.ts';
import type { Policies } from '../../src/store/documents/policies.ts';
import { findKnown } from '../../src/store/events/find-known.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { insertEvents } from '../../src/store/events/insert-events.ts';
import { bodyDigest, eventKey, numberEvent } from '../../src/store/events/number-event.ts';
import { append } from '../../src/store/ledger/append.ts';
import { lockLearner, type LockedLearner } from '../../src/store/learner/lock-learner.ts';
import { registerLearners } from '../../src/store/learner/register-learners.ts';

/**
 * Numbers, stores and awards one event in one transaction, with the same statements, guards and hash chain as ours.
 * A second delivery of the same event awards nothing.
 */
export async function awardOne(
  database: Database,
  policies: Policies,
  event: IncomingEvent,
): Promise<number> {
  const attempt = () => transaction(database, (tx) => attemptOne(tx, policies, event));
  const awarded = await attempt();
  if (awarded !== null) return awarded;
  await transaction(database, (tx) => registerLearners(tx, [event.learner], new Date()));
  return (await attempt()) ?? 0;
}

async function attemptOne(tx: Tx, policies: Policies, event: IncomingEvent): Promise<number | null> {
  const learner = await lockLearner(tx, event.learner);
  if (!learner?.salt) return null;
  const { no, salt, lastSeq } = learner;
  const key = eventKey(salt, event);
  if ((await findKnown(tx, [{ learner: no, key }])).length > 0) return 0;
  const policy = await policies.active(tx, '');
  const effectiveTime = Math.max(event.time, learner.effectiveTime ?? 0);
  const row = numberEvent({ no, salt }, policy, event, {
    seq: lastSeq + 1,
    effectiveTime,
    key,
    body: bodyDigest(salt, event),
    stamp: null,
    requestId: null,
  });
  const at = new Date();
  const touched = { no, seen: lastSeq, last_seq: row.seq, effective_time: row.effective_time };
  await insertEvents(tx, [row], [touched], { at, due: at });
  const [numbered] = await readBatch(tx, no, lastSeq, 1);
  await appendOne(tx, policies, { ...learner, lastSeq: row.seq }, numbered as BatchEvent, at);
  return 1;
}

async function appendOne(
  tx: Tx,
  policies: Policies,
  learner: LockedLearner,
  event: BatchEvent,
  at: Date,
): Promise<void> {
  const policy = await policies.read(tx, event.policy);
  const recent = recentFold(
    await readRecent(
      tx,
      learner.no,
      lookupsOf([event], () => policy),
    ),
  ).of(event, policy);
  const { completes: _completes, ...made } = award(
    policy,
    learner,
    { ...recent, learnerSince: false },
    event,
  );
  const entry = {
    kind: 'award' as const,
    eventSeq: event.seq,
    eventType: event.type,
    eventTime: new Date(event.time).toISOString(),
    ...made,
    snapshotVersion: learner.calibrations,
    policyVersion: event.policy,
    awaitingVerdict: false,
  };
  await append(tx, learner, { entries: [entry], at, awardedTo: event.seq, due: null, announce: true });
}
