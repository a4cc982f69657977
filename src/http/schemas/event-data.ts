import { z } from '@hono/zod-openapi';
import { own } from '../../core/own.ts';
import { parseTime } from './time.ts';
import { outcomeName, speakerName } from './words.ts';

/** Long enough for any id of a platform, short enough for an index. */
const NAME_LENGTH = 256;

const name = (what: string) =>
  z
    .string('must be a string')
    .min(1, 'must not be empty')
    .max(NAME_LENGTH, `must have at most ${NAME_LENGTH} characters`)
    .describe(what);

const text = z.string('must be a string');
const passed = z.boolean('must be true or false');
const artefact = name('what was worked on');
const revision = z
  .union([z.number(), name('a label')], 'must be a number or a string')
  .describe('version of the artefact');
const action = z
  .string('must be a string')
  .min(1, 'must not be empty')
  .max(4000, 'must have at most 4000 characters');
/** Thirty days: longer than any session, short enough to be added up. */
const LONGEST_MS = 30 * 24 * 3_600_000;
const durationMs = z
  .number('must be a number')
  .min(0, 'must not be negative')
  .max(LONGEST_MS, 'must be at most thirty days');

const transcriptLine = z.looseObject({
  speaker: speakerName,
  text,
  at: z
    .string('must be a string')
    .refine((at) => parseTime(at) !== null, 'must be an RFC 3339 time')
    .optional(),
});

const file = z.looseObject({
  name: name('file name'),
  mediaType: name('media type'),
  sha256: z.string('must be a string').regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits'),
  href: z
    .string('must be a string')
    .max(4096, 'must have at most 4096 characters')
    .optional()
    .describe('link for reviewers; never fetched'),
  text: text.optional().describe('extracted text, read by the judge'),
});

const item = z.looseObject({ name: text, passed }, 'must be an object with name and passed');

/** Known fields of `data`, for all types. Known fields are validated; others are stored unchanged. */
export const eventDataSchema = z
  .looseObject({
    program: name('id of the program')
      .refine((id) => !/^\.{1,2}$/.test(id), 'must not be . or .., which no URL can carry')
      .optional(),
    stage: name('id of the stage within the program').optional(),
    touchpoint: name('id of the interaction').optional(),
    speaker: speakerName
      .optional()
      .describe('who produced the event; defaults to learner, and to system for `stage.*`'),
    text: text.optional().describe('what was said or written'),
    language: z
      .string('must be a string')
      .min(1, 'must not be empty')
      .max(35, 'must have at most 35 characters')
      .optional(),
    artefact: artefact.optional(),
    revision: revision.optional(),
    passed: passed.optional(),
    items: z.array(item, 'must be an array').optional().describe('results of a check, one per point'),
    durationMs: durationMs.optional(),
    outcome: outcomeName.optional(),
    actor: name('who acted in a cowork session').optional(),
    action: action.optional(),
    transcript: z
      .array(transcriptLine, 'must be an array')
      .optional()
      .describe('turns that were not sent as separate events'),
    files: z.array(file, 'must be an array').optional(),
  })
  .openapi('EventData');

const work = eventDataSchema.extend({ artefact, revision });

const noteCheck = work.refine((data) => data.passed !== undefined || data.items !== undefined, {
  path: ['passed'],
  message: 'is missing: a check needs passed or items',
});

/** Required fields by type. Outcome and text are optional: guards and judges handle their absence. */
const REQUIRED: Record<string, z.ZodType> = {
  'note.submitted': work,
  'note.check_attempted': noteCheck,
  'work.submitted': work,
  'voice.session_ended': eventDataSchema.extend({ durationMs }),
  'cowork.action_taken': eventDataSchema.extend({ action }),
};

/** The data schema of a type. */
export function dataSchemaOf(type: string): z.ZodType {
  return own(REQUIRED, type) ?? eventDataSchema;
}
