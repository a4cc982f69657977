import type { Logger } from 'pino';
import { traceIdOf } from '../../tracing/event-trace.ts';
import type { Taken } from './take-events.ts';

/** The trace of a single event, which may be another one than the request's. */
function traceOf([only, ...others]: readonly Taken[]): { traceId?: string } {
  if (others.length > 0 || only?.status !== 'accepted' || only.event.traceparent === undefined) return {};
  return { traceId: traceIdOf(only.event.traceparent) };
}

/** Logs the stored events of a request by learner and seq, never their text. One line a request. */
export function logIntake(logger: Logger, requestId: string, taken: readonly Taken[]): void {
  const learners = new Map<string, { learner: string; fromSeq: number; toSeq: number }>();
  for (const one of taken) {
    if (one.status !== 'accepted') continue;
    const { seq } = one;
    const { learner } = one.event;
    const range = learners.get(learner);
    if (range) range.toSeq = seq;
    else learners.set(learner, { learner, fromSeq: seq, toSeq: seq });
  }
  const [first, ...others] = learners.values();
  if (first === undefined) return;
  const about = others.length === 0 ? first : { learners: [first, ...others] };
  logger.info({ requestId, ...about, ...traceOf(taken) }, 'accepted');
}
