import type { Logger } from 'pino';
import type { Taken } from './take-events.ts';

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
  logger.info({ requestId, ...(others.length === 0 ? first : { learners: [first, ...others] }) }, 'accepted');
}
