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
  const rule = policy.types[type];
  if (!rule?.once) return null;
  if (rule.once === 'artefact')
    return artefact === undefined ? null : key(type, program, stage, artefact, revision);
  if (touchpoint !== undefined && !(rule.once === 'stage' && stage !== undefined))
    return key(type, program, stage, touchpoint, 0);
  if (stage !== undefined) return key(type, program, stage);
  return key(type, program, 'nowhere');
}

const namesNoPlace = ({ data }: OracleEvent) => data.stage === undefined && data.touchpoint === undefined;
const completes = (policy: Policy, type: string) =>
  ['touchpoint', 'stage'].includes(policy.types[type]?.once ?? '');

/** Whether a completion without a place comes with new work: in it, or since the last that was paid. */
function hasNewWork(event: OracleEvent, before: Decided[]): boolean {
  const paid = before.filter((past) => past.reason === null && namesNoPlace(past));
  const own = ({ speaker, data }: OracleEvent) => (speaker === 'learner' ? normalise(data.text ?? '') : '');
  const same = paid.some(
    (past) =>
      past.type === event.type && past.data.program === event.data.program && own(past) === own(event),
  );
  if (wordCount(own(event)) >= event.policy.repeatWords && !same) return true;
  const done = paid.findLastIndex((past) => past.type === event.type);
  return paid
    .slice(done + 1)
    .some(
      (past) =>
        past.speaker === 'learner' &&
        (past.policy.types[past.type]?.base ?? 0) > 0 &&
        !completes(event.policy, past.type),
    );
}

/** Whether two submitted works contain the same words and files, in the same artefact or stage. */
function sameWork(one: OracleEvent, other: OracleEvent): boolean {
  const isWork = ({ type, policy, data: { text, files } }: OracleEvent) =>
    policy.types[type]?.once === 'artefact' &&
    policy.types[type].words &&
    (normalise(text ?? '') !== '' || (files ?? []).length > 0);
  if (one.type !== other.type || !isWork(one) || !isWork(other)) return false;
  const [a, b] = [one.data, other.data];
  const place =
    a.program === b.program && ((a.stage !== undefined && a.stage === b.stage) || a.artefact === b.artefact);
  const files = (data: OracleEvent['data'], text: boolean) =>
    key(
      ...new Set(
        (data.files ?? [])
          .map((file) => (text && file.text !== undefined ? file.text.trim() : file.sha256))
          .toSorted(),
      ),
    );
  const sameFiles = [false, true].some((text) => files(a, text) === files(b, text));
  return place && normalise(a.text ?? '') === normalise(b.text ?? '') && sameFiles;
}

const saidBy = ({ speaker, data }: OracleEvent) =>
  speaker === 'learner' && (data.files ?? []).length === 0
    ? key(data.program, data.stage, normalise(data.text ?? ''))
    : null;

const placeOf = (like: OracleEvent) => (other: OracleEvent) =>
  like.data.stage === undefined
    ? like.data.touchpoint !== undefined && other.data.touchpoint === like.data.touchpoint
    : other.data.stage === like.data.stage && other.data.program === like.data.program;

/** The learner's words; a file without text counts as one. */
export const wordsOf = ({ text, files }: IncomingEvent['data']): number =>
  [text ?? '', ...(files ?? []).map((file) => file.text ?? 'file')].reduce(
    (sum, one) => sum + wordCount(one),
    0,
  );

/** What lower-numbered events say, computed from the events without any index. */
function recentOf(event: OracleEvent, before: Decided[]) {
  const rule = event.policy.types[event.type]!;
  const paid = before.filter((past) => past.reason === null && past.type === event.type);
  const place = before.filter(placeOf(event));
  const since = place.slice(place.findLastIndex((past) => past.completes) + 1);
  const learnerSince = since.some(
    (past) => past.speaker === 'learner' && event.policy.types[past.type]?.path !== 'heavy',
  );
  const paidOnce = paid.some((past) => onceOf(past) !== null && onceOf(past) === onceOf(event));
  return {
    paidOnce:
      paidOnce && !(namesNoPlace(event) && completes(event.policy, event.type) && hasNewWork(event, before)),
    repeated:
      (rule.once !== 'artefact' &&
        wordCount(event.data.text ?? '') >= event.policy.repeatWords &&
        before.some((past) => saidBy(past) !== null && saidBy(past) === saidBy(event))) ||
      paid.some((past) => sameWork(past, event)),
    paidWithin: paid.filter((past) => Math.abs(past.time - event.time) < (rule.rate?.windowMs ?? 0)).length,
    learnerSince,
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
    const made = award(event.policy, snapshot, recentOf(event, decided), {
      ...event,
      words: wordsOf(event.data),
      textKey: null,
    });
    const ruled = event.ruling === 'paid' ? null : (event.ruling ?? made.reason);
    if (ruled === null) total += xpOf(made.base, made.multiplier);
    decided.push({ ...event, reason: made.reason, completes: made.completes });
    if (made.completes && event.ruling !== 'voided') {
      snapshot = foldCalibration(snapshot, observationsOf(decided.length), effectiveTime);
    }
  }
  return { total, snapshot, decided };
}
