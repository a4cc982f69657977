import { z } from 'zod';
import { documentErrors, type Checked } from '../../core/document-error.ts';
import type { IncomingEvent } from '../../store/events/incoming-event.ts';
import { envelopeSchema } from '../schemas/cloud-event.ts';
import { checkJson } from './check-json.ts';

/** Takes an event back. A correction that travels as an event: it is never numbered, awarded or judged itself. */
const EVENT_VOIDED = 'event.voided';

const LONGEST = 2000;

const dataSchema = z.strictObject({
  seq: z.int('must be the number of the event to be voided').min(1, 'must be at least 1'),
  reason: z
    .string('must be a string')
    .trim()
    .min(1, 'must say why')
    .max(LONGEST, `must have at most ${LONGEST} characters`),
});

/** A checked void: the event as it came, which event it takes back, and why. */
export type Void = { event: IncomingEvent; seq: number; reason: string };

export function isVoid(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === EVENT_VOIDED;
}

/** Checks one `event.voided` in its structured form. Its time says nothing here: it holds from now on. */
export function checkVoid(event: unknown, now: number): Checked<Void> {
  const unfit = checkJson(event);
  if (unfit.length > 0) return { success: false, errors: unfit };
  const envelope = envelopeSchema.safeParse(event);
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
