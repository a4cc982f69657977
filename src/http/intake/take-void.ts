import type { Voided } from '../../store/review/void-event.ts';
import { actorOf } from '../auth/caller.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { anotherReviewer } from '../review/review-problem.ts';
import { sightEnd } from '../review/sight.ts';
import { covers } from '../auth/visible-learner.ts';
import { checkVoid, type Void } from './check-void.ts';
import type { Taken, TakeOptions } from './take-events.ts';

/** The result of a void, with its effect if it was carried out or previewed. */
export type TakenVoid = { taken: Taken; voided: Extract<Voided, { outcome: 'voided' }> | null };

/** Carries out one `event.voided` immediately. The result has the seq of the voided event. */
export async function takeVoid(
  options: Pick<TakeOptions, 'store' | 'key' | 'now'>,
  event: unknown,
  preview = false,
): Promise<TakenVoid> {
  const { store, key, now } = options;
  const invalid = (code: ProblemCode, more: object = {}): TakenVoid => ({
    taken: { status: 'invalid', event, code, ...more },
    voided: null,
  });
  if (!key.scopes.includes('review')) {
    return invalid('missing-scope', { detail: '`event.voided` needs a key with the scope `review`.' });
  }
  const checked = checkVoid(event, now.getTime());
  if (!checked.success) return invalid('invalid-event', { errors: checked.errors });
  const { seq, reason, event: incoming } = checked.data;
  if (!covers(key, incoming.learner)) return invalid('foreign-learner');
  const by = actorOf(key, undefined);
  const end = await sightEnd(store, key, incoming.learner);
  if (end) return { taken: { status: 'conflict', event, code: 'read-first' }, voided: null };
  const voided = await store.reviews.void(incoming.learner, { seq, reason, by }, { preview });
  return {
    taken: answerOf(event, checked.data, voided, by),
    voided: voided.outcome === 'voided' ? voided : null,
  };
}

function answerOf(sent: unknown, { event, seq }: Void, { outcome }: Voided, by: string): Taken {
  const refused = (status: 'conflict' | 'invalid', code: ProblemCode, more: object = {}): Taken => ({
    status,
    event: sent,
    code,
    ...more,
  });
  switch (outcome) {
    case 'voided':
      return { status: 'accepted', event, seq };
    // A void is identified by the event it voids: repeated under any id, it is a duplicate.
    case 'already_voided':
      return { status: 'duplicate', event, seq };
    case 'not_awarded':
      return refused('conflict', 'not-awarded');
    case 'second_reviewer':
      return refused('conflict', 'second-reviewer', { detail: anotherReviewer(event.learner, by) });
    case 'no_longer_counts':
      return refused('conflict', 'no-longer-counts');
    case 'unknown_learner':
      return refused('invalid', 'unknown-learner');
    case 'unknown_event':
      return refused('invalid', 'invalid-event', {
        errors: [{ pointer: '/data/seq', detail: 'is not the seq of an event of this learner' }],
      });
    case 'erased':
      return refused('invalid', 'learner-erased');
    default:
      return outcome satisfies never;
  }
}
