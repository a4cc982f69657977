import { mapDocument } from './map-document.ts';
import type { Mapping } from './mapping.ts';
import { personOf, toEvent, type Translated, type Translating } from './to-event.ts';

/** Versions whose events the adapter reads. */
const VERSIONS = /^https?:\/\/purl\.imsglobal\.org\/ctx\/caliper\/v1p[12]$/;

export const isReadable = (dataVersion: string): boolean => VERSIONS.test(dataVersion);

/** Roles of the LIS vocabulary, plain or as IRI, of people who teach or run a course. */
const STAFF = /(?:^|[/#])(?:Administrator|ContentDeveloper|Instructor|Manager|Officer|TeachingAssistant)\b/;

/** Whether the event names the roles of its actor in the course and all of them are those of staff. */
function isOfStaff({ membership }: { membership?: { roles?: unknown } | null }): boolean {
  const roles = membership?.roles;
  return Array.isArray(roles) && roles.length > 0 && roles.every((role) => STAFF.test(String(role)));
}

/**
 * The event of one Caliper event. Described entities, which have no action, are left alone, and so is what a teacher does,
 * unless it is about a learner, as a grade is.
 */
export function fromCaliper(mapping: Mapping, document: unknown, translating: Translating): Translated {
  const mapped = mapDocument(mapping, document);
  const person = mapped && personOf(mapped.learner, mapping.strip);
  if (!mapped || !person) return { unmapped: true };
  if (mapped.isOfActor && isOfStaff(document as object)) return { unmapped: true };
  const { id, eventTime: time } = document as { id?: unknown; eventTime?: unknown };
  if (typeof id !== 'string' || id === '')
    return { error: { pointer: '/id', detail: 'must be the id of the event' } };
  return toEvent({ id, source: 'caliper', time }, mapped, person, translating);
}
