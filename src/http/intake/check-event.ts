import { documentErrors, type Checked, type DocumentError } from '../../core/document-error.ts';
import type { EventData, Speaker } from '../../core/event.ts';
import { schemaErrors } from '../../core/json-schema.ts';
import { own } from '../../core/own.ts';
import type { Policy } from '../../core/policy.ts';
import type { IncomingEvent } from '../../store/events/incoming-event.ts';
import { envelopeSchema, withoutUnset } from '../schemas/cloud-event.ts';
import { dataSchemaOf } from '../schemas/event-data.ts';
import { parseTime } from '../schemas/time.ts';
import { withData } from './base64-data.ts';
import { checkJson } from './check-json.ts';
import { inOneForm, oneId } from './one-form.ts';
import { isTracing } from '../../tracing/span.ts';

/** Tolerance for platform clocks that run ahead. */
const AHEAD_MS = 5 * 60_000;

/**
 * Checks one CloudEvent. Pointers always refer to the structured form. Depth and Unicode are checked first, so that the
 * other checks only see values that are safe to process.
 */
export function checkEvent(policy: Policy, sent: unknown, now: number): Checked<IncomingEvent> {
  const decoded = isObject(sent) ? withData(sent) : { event: sent };
  if ('error' in decoded) return { success: false, errors: [decoded.error] };
  const unfit = checkJson(decoded.event, 'event');
  if (unfit.length > 0) return { success: false, errors: unfit };
  const event = isObject(decoded.event) ? withoutUnset(decoded.event) : decoded.event;
  const envelope = envelopeSchema.safeParse(event);
  if (!envelope.success) return { success: false, errors: documentErrors(envelope.error) };
  const { id, source, type, subject, time, traceparent } = envelope.data;
  const at = time === undefined ? now : (parseTime(time) ?? Number.NaN);
  const { data = {} } = event as { data?: EventData };
  const errors = [
    ...timeErrors(at, now),
    ...typeErrors(policy, type),
    ...dataErrors(policy, type, event as object, data),
  ];
  if (errors.length > 0) return { success: false, errors };
  return {
    success: true,
    data: {
      learner: subject,
      id: oneId(id),
      source: oneId(source),
      type,
      time: at,
      speaker: speakerOf(type, data),
      data: inOneForm(data),
      ...(isTracing() && typeof traceparent === 'string' && { traceparent }),
    },
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function timeErrors(at: number, now: number): DocumentError[] {
  const wrong = (detail: string) => [{ pointer: '/time', detail }];
  if (Number.isNaN(at)) return wrong('must be an RFC 3339 time such as 2026-10-05T09:00:00Z');
  if (at > now + AHEAD_MS) return wrong('must not be more than five minutes in the future');
  return at < 0 ? wrong('must not be before 1970') : [];
}

/** The error for a type that the policy does not have, or no longer has. */
export function unknownType(policyVersion: number): DocumentError {
  return { pointer: '/type', detail: `is not an event type of policy ${policyVersion}` };
}

function typeErrors(policy: Policy, type: string): DocumentError[] {
  return own(policy.types, type) ? [] : [unknownType(policy.version)];
}

function dataErrors(policy: Policy, type: string, event: object, data: unknown): DocumentError[] {
  if (!isObject(data)) return [{ pointer: '/data', detail: 'must be an object' }];
  const checked = dataSchemaOf(type).safeParse(data);
  const errors = checked.success ? ownErrors(policy, type, data) : documentErrors(checked.error);
  return errors.map((error) => ({ ...error, pointer: `/data${error.pointer}` }));
}

/** Errors from the policy's schema for the type, if it has one. */
function ownErrors(policy: Policy, type: string, data: object): DocumentError[] {
  const schema = own(policy.types, type)?.schema;
  return schema ? schemaErrors(schema, data) : [];
}

function speakerOf(type: string, data: EventData): Speaker {
  return data.speaker ?? (type.startsWith('stage.') ? 'system' : 'learner');
}
