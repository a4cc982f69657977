import { STATEMENT_SOURCE } from '../../store/events/statements.ts';
import { keptStatement } from './kept-statement.ts';
import type { PersonName } from './learner-of.ts';
import { mapDocument } from './map-document.ts';
import type { Mapping } from './mapping.ts';
import type { Actor, Statement } from './statement.ts';
import { toEvent, type Translated, type Translating } from './to-event.ts';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

export type IdentifiedStatement = Statement & { id: string };

/** The id of the statement that a voiding statement voids; undefined for other statements. */
export function voidedBy({ verb, object }: Statement): string | undefined {
  return verb.id === VOIDED && 'objectType' in object && object.objectType === 'StatementRef'
    ? object.id
    : undefined;
}

/** The event of a statement. Groups are left alone: an event has one learner. */
export function fromStatement(
  mapping: Mapping,
  statement: IdentifiedStatement,
  translating: Translating,
): Translated {
  const mapped = mapDocument(mapping, statement);
  const person = mapped && personIn(mapped.learner as Actor | undefined);
  if (!mapped || !person) return { unmapped: true };
  const { id, timestamp: time } = statement;
  const translated = toEvent({ id, source: STATEMENT_SOURCE, time }, mapped, person, translating);
  if (!('event' in translated)) return translated;
  const { event } = translated;
  return { event: { ...event, data: { ...mapped.data, xapi: keptStatement(statement, event.subject) } } };
}

/** The `event.voided` of a voiding statement whose statement was found. */
export function voidEvent(
  statement: IdentifiedStatement,
  { learner, seq }: { learner: string; seq: number },
): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: statement.id,
    source: STATEMENT_SOURCE,
    type: 'event.voided',
    subject: learner,
    data: { seq, reason: `Voided by the xAPI statement ${statement.id}.` },
  };
}

function personIn(actor: Actor | undefined): PersonName | null {
  if (!actor || actor.objectType === 'Group') return null;
  const { account, mbox, mbox_sha1sum: sha1, openid } = actor;
  if (sha1 !== undefined) return { mailboxSha1: sha1 };
  const name = account?.name ?? mbox ?? openid;
  return name === undefined ? null : { name };
}
