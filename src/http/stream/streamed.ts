import { SpanKind } from '@opentelemetry/api';
import type { ChangeDetails } from './messages.ts';

/** The events whose award or verdict a change sent to streams, for a span in the trace of each. */
export function streamed(
  { change, entries, calibration }: ChangeDetails,
  { startTime, streams }: { startTime: number; streams: number },
) {
  const attributes = { 'touchstone.streams': streams };
  const of = { learner: change.id, kind: SpanKind.PRODUCER, startTime, attributes };
  const awards = entries.flatMap((entry) =>
    entry.kind === 'award' ? [{ ...of, name: 'stream award', seq: entry.eventSeq }] : [],
  );
  if (calibration === null) return awards;
  return [...awards, { ...of, name: 'stream verdict', seq: calibration.completion }];
}
