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

function onceOf({ type, policy, speaker, data }: OracleEvent): string | null {
  const { program, stage, touchpoint, artefact, revision } = data;
  const rule = policy.types[type];
  if (!rule?.once) return null;
  if (rule.once === 'artefact')
    return artefact === undefined ? null : key(type, program, stage, artefact, revision);
  if (touchpoint !== undefined && !(rule.once === 'stage' && stage !== undefined))
    return key(type, program, stage, touchpoint, 0);
  if (stage !== undefined) return key(type, program, stage);
  if (rule.path !== 'heavy') return null;
  const text = speaker === 'learner' ? (data.text ?? '') : '';
  return key(type, program, 'nowhere', wordCount(text) < policy.repeatWords ? null : normalise(text));
}

/** Whether an event names no place, nor an artefact by which it is paid. */
const isNowhere = ({ type, policy, data }: OracleEvent) =>
  data.stage === undefined && data.touchpoint === undefined && policy.types[type]?.once !== 'artefact';

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
          .map((file) => (text && file.text !== undefined ? file.text : file.sha256))
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
    ? like.data.touchpoint === undefined
      ? other.data.stage === undefined && other.data.touchpoint === undefined
      : other.data.touchpoint === like.data.touchpoint
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
    paidOnce: paidOnce && !(isNowhere(event) && learnerSince),
    repeated:
      (wordCount(event.data.text ?? '') >= event.policy.repeatWords &&
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
