import { mapDocument } from './map-document.ts';
import type { Mapping } from './mapping.ts';
import { personOf, toEvent, type Translated, type Translating } from './to-event.ts';

/** Versions whose events the adapter reads. */
const VERSIONS = /^https?:\/\/purl\.imsglobal\.org\/ctx\/caliper\/v1p[12]$/;

export const isReadable = (dataVersion: string): boolean => VERSIONS.test(dataVersion);

/** The event of one Caliper event. Described entities, which have no action, are left alone. */
export function fromCaliper(mapping: Mapping, document: unknown, translating: Translating): Translated {
  const mapped = mapDocument(mapping, document);
  const person = mapped && personOf(mapped.learner, mapping.strip);
  if (!mapped || !person) return { unmapped: true };
  const { id, eventTime: time } = document as { id?: unknown; eventTime?: unknown };
  if (typeof id !== 'string' || id === '')
    return { error: { pointer: '/id', detail: 'must be the id of the event' } };
  return toEvent({ id, source: 'caliper', time }, mapped, person, translating);
}
