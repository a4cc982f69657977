import { award } from '../../src/core/award.ts';
import type { Observation } from '../../src/core/observation.ts';
import type { Policy } from '../../src/core/policy.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../src/core/snapshot.ts';
import { normalise, wordCount } from '../../src/core/text.ts';
import type { Guard } from '../../src/core/guard.ts';
import type { IncomingEvent } from '../../src/store/intake/incoming-event.ts';

/** An accepted event, what was ruled on it, and the observations that count for it if it completes. */
export type OracleEvent = IncomingEvent & { policy: Policy; ruling?: 'voided' | 'paid' | 'refused' };

type Done = { event: OracleEvent; reason: Guard | null; completes: boolean };

const same = (a: OracleEvent, b: OracleEvent, ...names: string[]) =>
  names.every((name) => (a.data[name] ?? null) === (b.data[name] ?? null));

/** What the guards say of lower-numbered events, read off the events themselves and not off any index. */
function recentOf(event: OracleEvent, before: Done[]) {
  const rule = event.policy.types[event.type]!;
  const paid = before.filter((past) => past.reason === null && past.event.type === event.type);
  const { text, touchpoint, stage, artefact } = event.data;
  const key =
    rule.once === 'artefact'
      ? artefact === undefined ? null : ['program', 'stage', 'artefact', 'revision']
      : rule.once === 'stage' && stage !== undefined ? ['program', 'stage']
      : rule.once === null ? null
      : touchpoint !== undefined ? ['program', 'stage', 'touchpoint']
      : stage !== undefined ? ['program', 'stage'] : null;
  const counts = event.speaker === 'learner' && text !== undefined && wordCount(text) >= event.policy.repeatWords;
  const place = stage === undefined ? ['touchpoint'] : ['program', 'stage'];
  const inPlace = stage === undefined && touchpoint === undefined ? [] : before.filter((past) => same(past.event, event, ...place) && (stage !== undefined || past.event.data.stage !== undefined || true));
  const since = inPlace.slice(inPlace.findLastIndex((past) => past.completes) + 1);
  return {
    paidOnce: key !== null && paid.some((past) => same(past.event, event, ...key) && (key.includes('touchpoint') || rule.once !== 'touchpoint' || past.event.data.touchpoint === undefined)),
    repeated: counts && before.some((past) => past.event.speaker === 'learner' && same(past.event, event, 'program', 'stage') && normalise(past.event.data.text ?? '') === normalise(text)),
    paidWithin: paid.filter((past) => Math.abs(past.event.time - event.time) < (rule.rate?.windowMs ?? 0)).length,
    learnerSince: since.some((past) => past.event.speaker === 'learner' && event.policy.types[past.event.type]?.path !== 'heavy'),
  };
}

/** The sequential truth: every event awarded with the snapshot as folded over all earlier completions, then calibrated. */
export function oracle(events: OracleEvent[], observationsOf: (seq: number) => Observation[]) {
  let snapshot: Snapshot = UNRATED;
  let total = 0;
  let effective = 0;
  const before: Done[] = [];
  for (const [index, event] of events.entries()) {
    effective = Math.max(effective, event.time);
    const words = wordCount(event.data.text ?? '') + (event.data.files ?? []).length;
    const made = award(event.policy, snapshot, recentOf(event, before), { type: event.type, speaker: event.speaker, words, textKey: null });
    const reason = event.ruling === 'paid' ? null : (event.ruling ?? made.reason);
    if (reason === null) total += Math.floor(made.base * made.multiplier + 0.5);
    before.push({ event, reason: made.reason, completes: made.completes && event.ruling !== 'voided' });
    if (made.completes && event.ruling !== 'voided') snapshot = foldCalibration(snapshot, observationsOf(index + 1), effective);
  }
  return { total, snapshot, decided: before };
}
