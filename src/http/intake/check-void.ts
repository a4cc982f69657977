import { z } from 'zod';
import { documentErrors, type Checked } from '../../core/document-error.ts';
import type { IncomingEvent } from '../../store/events/incoming-event.ts';
import { envelopeSchema, withoutUnset } from '../schemas/cloud-event.ts';
import { checkJson } from './check-json.ts';

/** The type that takes an event back. It is sent as an event but never numbered, awarded or judged itself. */
const EVENT_VOIDED = 'event.voided';

const LONGEST = 2000;

const dataSchema = z.strictObject({
  seq: z.int('must be the seq of the event to void').min(1, 'must be at least 1'),
  reason: z
    .string('must be a string')
    .trim()
    .min(1, 'must not be empty')
    .max(LONGEST, `must have at most ${LONGEST} characters`),
});

/** A checked void: the received event, the seq to void, and the reason. */
export type Void = { event: IncomingEvent; seq: number; reason: string };

export function isVoid(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === EVENT_VOIDED;
}

/** Checks one `event.voided` in structured form. Its time is ignored: a void takes effect now. */
export function checkVoid(event: unknown, now: number): Checked<Void> {
  const unfit = checkJson(event, 'event');
  if (unfit.length > 0) return { success: false, errors: unfit };
  const envelope = envelopeSchema.safeParse(withoutUnset(event as object));
  if (!envelope.success) return { success: false, errors: documentErrors(envelope.error) };
  const { id, source, type, subject, data } = envelope.data;
  const checked = dataSchema.safeParse(data);
  if (!checked.success) {
    const errors = documentErrors(checked.error).map((error) => ({
      ...error,
      pointer: `/data${error.pointer}`,
    }));
    return { success: false, errors };
  }
  const { seq, reason } = checked.data;
  const incoming: IncomingEvent = {
    learner: subject,
    id,
    source,
    type,
    time: now,
    speaker: 'system',
    data: {},
  };
  return { success: true, data: { event: incoming, seq, reason } };
}
