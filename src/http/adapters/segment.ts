import { mapDocument } from './map-document.ts';
import type { Mapping } from './mapping.ts';
import { personOf, toEvent, type Translated, type Translating } from './to-event.ts';

/** The event of one Segment call. Calls of people who are not known yet, without `userId`, are left alone. */
export function fromSegment(mapping: Mapping, document: unknown, translating: Translating): Translated {
  const mapped = mapDocument(mapping, document);
  const person = mapped && personOf(mapped.learner, mapping.strip);
  if (!mapped || !person) return { unmapped: true };
  const { messageId: id, timestamp: time } = document as { messageId?: unknown; timestamp?: unknown };
  if (typeof id !== 'string' || id === '')
    return { error: { pointer: '/messageId', detail: 'must be the id of the message' } };
  return toEvent({ id, source: 'segment', time }, mapped, person, translating);
}
