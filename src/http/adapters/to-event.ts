import type { DocumentError } from '../../core/document-error.ts';
import { parseTime } from '../schemas/time.ts';
import { inRfc3339 } from './iso-time.ts';
import { learnerOf, type LearnerIds, type PersonName } from './learner-of.ts';
import { idOf, type Mapped } from './map-document.ts';

/** What a document of another standard became: an event in structured form, or nothing, or a refusal. */
export type Translated =
  | { event: Record<string, unknown> & { subject: string } }
  | { unmapped: true }
  | { error: DocumentError };

/** What all adapters need besides the document. `now` in epoch milliseconds. */
export type Translating = LearnerIds & { now: number };

const NEEDS_SALT = 'is an e-mail or another name that cannot be a learner id: set ADAPTER_ID_SALT';

/** An event of a mapped document. Times ahead of the server's clock are left out, which means the time of arrival. */
export function toEvent(
  { id, source, time }: { id: string; source: string; time: unknown },
  { type, data }: Mapped,
  person: PersonName,
  { now, ...ids }: Translating,
): Translated {
  const subject = learnerOf(person, ids);
  if (subject === null) return { error: { pointer: '/actor', detail: NEEDS_SALT } };
  const at = typeof time === 'string' ? inRfc3339(time) : undefined;
  const ahead = at !== undefined && (parseTime(at) ?? now) > now;
  return {
    event: { specversion: '1.0', id, source, type, subject, ...(at && !ahead ? { time: at } : {}), data },
  };
}

/** A person named by a text, without the beginnings that ids lose; null for anything else. */
export function personOf(name: unknown, strip: readonly string[]): PersonName | null {
  return typeof name === 'string' && name !== '' ? { name: idOf(name, strip) } : null;
}
