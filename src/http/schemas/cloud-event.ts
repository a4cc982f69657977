import { z } from '@hono/zod-openapi';
import { eventDataSchema } from './event-data.ts';
import { JSON_TYPE, LEARNER_ID } from './values.ts';

/** Characters that a CloudEvents string may not have: https://github.com/cloudevents/spec, “Type System”. */
const FORBIDDEN = /[\p{Cc}\p{Noncharacter_Code_Point}]/u;

const attribute = (what: string, length: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? `is missing: ${what}` : 'must be a string') })
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length} characters`)
    .refine((text) => !FORBIDDEN.test(text), 'must not contain control characters or noncharacters')
    .describe(what);

const subject = attribute('the learner, as an opaque id of the platform', 128)
  .refine((id) => !id.includes('@'), {
    message: 'looks like an e-mail address: use an opaque id, never an address or a name',
    abort: true,
  })
  .regex(
    LEARNER_ID,
    'must be 1 to 128 letters, digits, dots, underscores, colons or hyphens, and not . or ..',
  )
  .openapi({ example: 'maya' });

/** A CloudEvent whose attributes that are null are left out: null means that an attribute is not set. */
export function withoutUnset(event: object): object {
  const isUnset = ([name, value]: [string, unknown]) => value === null && name !== 'data';
  const entries = Object.entries(event);
  return entries.some(isUnset) ? Object.fromEntries(entries.filter((entry) => !isUnset(entry))) : event;
}

/** The envelope of a CloudEvent 1.0. Other attributes are allowed but not stored. */
export const envelopeSchema = z.looseObject({
  specversion: z.literal('1.0', 'must be 1.0'),
  id: attribute('id of the event, unique within its source', 256).openapi({ example: 'maya-0042' }),
  source: attribute('where the event comes from', 1024).openapi({
    example: 'https://academy.example/platform',
  }),
  type: attribute('what happened', 256).openapi({ example: 'chat.turn_taken' }),
  subject,
  time: z
    .string('must be a string')
    .optional()
    .describe('when it happened, RFC 3339; defaults to the time of arrival'),
  datacontenttype: z.string('must be a string').regex(JSON_TYPE, 'must be a JSON media type').optional(),
  data: z.unknown().optional(),
});

/** The same with data, for the OpenAPI document. */
export const cloudEventSchema = envelopeSchema
  .extend({ data: eventDataSchema.optional() })
  .openapi('CloudEvent');
