import { DAY_MS } from '../../core/constants.ts';
import { award } from '../../core/award.ts';
import { verdictWaitMs, type Policy } from '../../core/policy.ts';
import type { Policies } from '../documents/policies.ts';
import { transaction, type Database, type Tx } from '../database.ts';
import { facetsAfterAward } from '../facets/after-award.ts';
import { readFacets } from '../facets/read-facets.ts';
import { recheckBehaviour } from '../facets/recheck-behaviour.ts';
import { append } from '../ledger/append.ts';
import type { NewAward } from '../ledger/entry.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { dueAt } from '../wakes/due-at.ts';
import { learnerSince } from './learner-since.ts';
import { pendingCompletions, type Pending } from './pending-completions.ts';
import { isNowhere, workNowhere } from './nowhere.ts';
import { readBatch, type BatchEvent } from './read-batch.ts';
import { noPast, readRecent } from './read-recent.ts';
import { lookupsOf, recentFold } from './recent-fold.ts';
import type { Writing } from '../writing.ts';

/** Maximum number of events awarded in one transaction. */
const BATCH = 200;

/** What is left to do for a learner, read at the end of the award transaction (rule 3). */
export type PendingWork = {
  /** Oldest pending completion, the next to be calibrated. */
  oldest: number | null;
  /** Newest pending completion; `waitMs` belongs to it. */
  newest: number | null;
  /** How long later events still wait for its verdict. */
  waitMs: number;
  /** Whether the next call would award more events. */
  more: boolean;
  awarded: number;
  /** Present if the learner is to be attended: more events are likely to come soon. Set by the activity. */
  attend?: true;
  /** Present if `oldest` is to be judged by an activity, and not by a workflow of its own. Set by the activity. */
  calibrate?: true;
};

/** An awarded event: how long it waited for its award, the request that delivered it, and its trace. */
export type AwardedEvent = Pick<BatchEvent, 'seq' | 'type' | 'requestId' | 'traceparent'> & {
  waitedMs: number;
};

/** What is not part of `PendingWork`, which becomes part of the workflow's history. */
export type Awarded = PendingWork & {
  /** What this call awarded. */
  events: AwardedEvent[];
  /** Time since the learner's previous change; null if these are the first awards. */
  quietMs: number | null;
  /** The worker that attended the learner. */
  attendedBy: string | null;
};

const NOTHING: PendingWork = { oldest: null, newest: null, waitMs: 0, more: false, awarded: 0 };
const NO_AWARDS = { events: [], quietMs: null, attendedBy: null };

/**
 * Awards the learner's next events in one transaction and stops after the first completion. Does nothing while a
 * completion newer than `past` (the newest whose wait ran out) is pending.
 */
export function awardEvents(
  database: Database,
  options: Writing,
  id: string,
  past: number,
): Promise<Awarded> {
  return transaction(database, async (tx) => {
    const learner = await lockLearner(tx, id, { evenAway: true });
    if (!learner || learner.erasedAt !== null) return { ...NOTHING, ...NO_AWARDS };
    const pending = await pendingCompletions(tx, learner);
    const blocked = pending.some((completion) => completion.seq > past);
    const events = blocked ? [] : await readBatch(tx, learner.no, learner.awardedTo, options.batch ?? BATCH);
    if (events.length > 0) return awardBatch(tx, options, learner, pending, events);
    const more = learner.lastSeq > learner.awardedTo;
    // Nothing changes any more of a learner that is being sent to another cell.
    if (learner.movingTo === null) await recheckBehaviour(tx, options, learner, pending.length > 0 || more);
    return { ...(await pendingWork(tx, options, pending, { more, awarded: 0 })), ...NO_AWARDS };
  });
}

async function awardBatch(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  pending: Pending[],
  events: BatchEvent[],
): Promise<Awarded> {
  const at = options.now();
  const { awards, completion } = await decide(tx, options.policies, learner, pending.length > 0, events);
  const last = awards.at(-1) as NewAward;
  const awarded = events.slice(0, awards.length);
  const after = completion
    ? [...pending, { seq: completion.seq, policy: completion.policy, awardedAt: at.getTime() }]
    : pending;
  const more = learner.lastSeq > last.eventSeq;
  const { facets, due } = await facetsAfterAward(
    tx,
    options,
    await readFacets(tx, learner.no),
    awarded,
    awards.map(({ reason }) => reason),
    at.getTime(),
  );
  await append(tx, learner, {
    entries: awards,
    at,
    awardedTo: last.eventSeq,
    pending: after.length,
    completes: completion?.seq ?? null,
    facets,
    due: dueAt(more || after.length > 0, due, { at, sweepAfterMs: options.sweepAfterMs }),
    announce: awards.some(({ eventTime }) => Date.parse(eventTime) > at.getTime() - DAY_MS),
  });
  return {
    ...(await pendingWork(tx, options, after, { more, awarded: awards.length })),
    events: awarded.map(({ seq, type, requestId, traceparent, acceptedAt }) => ({
      seq,
      type,
      requestId,
      traceparent,
      waitedMs: at.getTime() - acceptedAt,
    })),
    quietMs: learner.awardedTo === 0 ? null : at.getTime() - learner.updatedAt,
    attendedBy: learner.attendedBy,
  };
}

/** Decides a batch event by event, up to the first completion. */
async function decide(
  tx: Tx,
  policies: Policies,
  learner: LockedLearner,
  awaitingVerdict: boolean,
  events: BatchEvent[],
): Promise<{ awards: NewAward[]; completion: BatchEvent | null }> {
  const stamped = new Map<number, Policy>();
  for (const { policy } of events)
    if (!stamped.has(policy)) stamped.set(policy, await policies.read(tx, policy));
  const policyOf = (event: BatchEvent) => stamped.get(event.policy) as Policy;
  const isFirst = learner.awardedTo === 0;
  const past = isFirst ? noPast() : await readRecent(tx, learner.no, lookupsOf(events, policyOf));
  const recent = recentFold(past);
  const work = workNowhere();
  const awards: NewAward[] = [];
  for (const event of events) {
    const policy = policyOf(event);
    const seen = recent.of(event, policy);
    const again = seen.paidOnce && policy.types[event.type]?.path === 'heavy';
    const since = again && (await learnerSince(tx, learner.no, event, heavyTypes(policy)));
    const nowhere = isNowhere(policy, event) && seen.paidOnce;
    const isNew = nowhere && (!seen.contained || (await work.since(tx, learner.no, policy, event)));
    const paidOnce = seen.paidOnce && !isNew;
    const { completes, ...made } = award(policy, learner, { ...seen, paidOnce, learnerSince: since }, event);
    if (made.reason === null) {
      recent.paid(event);
      work.paid(policy, event);
    }
    awards.push({
      kind: 'award',
      eventSeq: event.seq,
      eventType: event.type,
      eventTime: new Date(event.time).toISOString(),
      ...made,
      snapshotVersion: learner.calibrations,
      policyVersion: event.policy,
      awaitingVerdict,
    });
    if (completes) return { awards, completion: event };
  }
  return { awards, completion: null };
}

const heavyTypes = (policy: Policy) =>
  Object.keys(policy.types).filter((type) => policy.types[type]?.path === 'heavy');

async function pendingWork(
  tx: Tx,
  options: Writing,
  pending: Pending[],
  rest: { more: boolean; awarded: number },
): Promise<PendingWork> {
  const newest = pending.at(-1);
  if (!newest) return { ...NOTHING, ...rest };
  const policy = await options.policies.read(tx, newest.policy);
  const waitMs = Math.max(0, newest.awardedAt + verdictWaitMs(policy) - options.now().getTime());
  return { oldest: pending[0]?.seq ?? null, newest: newest.seq, waitMs, ...rest };
}
