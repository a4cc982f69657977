import { award } from '../../src/core/award.ts';
import type { Guard } from '../../src/core/guard.ts';
import { xpOf } from '../../src/core/ladder.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Policy } from '../../src/core/policy.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../src/core/snapshot.ts';
import { normalise, wordCount } from '../../src/core/text.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';

/** An accepted event, the policy stamped by intake, and a reviewer's ruling. */
export type OracleEvent = IncomingEvent & {
  policy: Policy;
  ruling?: 'voided' | 'paid' | 'refused' | undefined;
};

type Decided = OracleEvent & { reason: Guard | null; completes: boolean };

const key = (...parts: unknown[]) => JSON.stringify(parts.map((part) => part ?? null));

function onceOf({ type, policy, data }: OracleEvent): string | null {
  const { program, stage, touchpoint, artefact, revision } = data;
  const once = policy.types[type]?.once;
  if (!once) return null;
  if (once === 'artefact')
    return artefact === undefined ? null : key(type, program, stage, artefact, revision);
  if (touchpoint !== undefined && !(once === 'stage' && stage !== undefined))
    return key(type, program, stage, touchpoint, 0);
  return stage === undefined ? null : key(type, program, stage);
}

const saidBy = ({ speaker, data }: OracleEvent) =>
  speaker === 'learner' ? key(data.program, data.stage, normalise(data.text ?? '')) : null;

const placeOf = (like: OracleEvent) => (other: OracleEvent) =>
  like.data.stage === undefined
    ? like.data.touchpoint !== undefined && other.data.touchpoint === like.data.touchpoint
    : other.data.stage === like.data.stage && other.data.program === like.data.program;

/** What lower-numbered events say, computed from the events without any index. */
function recentOf(event: OracleEvent, before: Decided[]) {
  const rule = event.policy.types[event.type]!;
  const paid = before.filter((past) => past.reason === null && past.type === event.type);
  const place = before.filter(placeOf(event));
  const since = place.slice(place.findLastIndex((past) => past.completes) + 1);
  return {
    paidOnce: paid.some((past) => onceOf(past) !== null && onceOf(past) === onceOf(event)),
    repeated:
      wordCount(event.data.text ?? '') >= event.policy.repeatWords &&
      before.some((past) => saidBy(past) !== null && saidBy(past) === saidBy(event)),
    paidWithin: paid.filter((past) => Math.abs(past.time - event.time) < (rule.rate?.windowMs ?? 0)).length,
    learnerSince: since.some(
      (past) => past.speaker === 'learner' && event.policy.types[past.type]?.path !== 'heavy',
    ),
  };
}

/**
 * The expected result, computed sequentially: awards each event with the snapshot folded over all earlier completions.
 */
export function oracle(events: OracleEvent[], observationsOf: (seq: number) => readonly Observation[]) {
  let snapshot: Snapshot = UNRATED;
  let total = 0;
  let effectiveTime = 0;
  const decided: Decided[] = [];
  for (const event of events) {
    effectiveTime = Math.max(effectiveTime, event.time);
    const words = wordCount(event.data.text ?? '') + (event.data.files?.length ?? 0);
    const made = award(event.policy, snapshot, recentOf(event, decided), { ...event, words, textKey: null });
    const ruled = event.ruling === 'paid' ? null : (event.ruling ?? made.reason);
    if (ruled === null) total += xpOf(made.base, made.multiplier);
    decided.push({ ...event, reason: made.reason, completes: made.completes });
    if (made.completes && event.ruling !== 'voided') {
      snapshot = foldCalibration(snapshot, observationsOf(decided.length), effectiveTime);
    }
  }
  return { total, snapshot, decided };
}
