import type { Accepted, Sender } from '../../store/events/accept-events.ts';
import type { IncomingEvent } from '../../store/events/incoming-event.ts';
import type { Store } from '../../store/store.ts';
import { startAccepting, traceparentOf } from '../../tracing/event-trace.ts';
import { failSpan, isTracing } from '../../tracing/span.ts';

/** Stores events with the trace of each, which award, verdict and stream continue. Without telemetry only stores them. */
export async function acceptTraced(
  store: Pick<Store['events'], 'accept'>,
  events: IncomingEvent[],
  sender: Sender,
): Promise<Accepted> {
  if (!isTracing()) return store.accept(events, sender);
  const spans = startAccepting(events);
  for (const [at, event] of events.entries()) event.traceparent = traceparentOf(spans[at]!.spanContext());
  try {
    const accepted = await store.accept(events, sender);
    for (const [at, result] of accepted.results.entries()) {
      const span = spans[at]!;
      span.setAttribute('touchstone.status', result.status);
      if ('seq' in result) span.setAttribute('touchstone.event.seq', result.seq);
      span.end();
    }
    return accepted;
  } catch (error) {
    for (const span of spans) failSpan(span, error);
    throw error;
  }
}
