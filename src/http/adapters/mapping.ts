import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isEventType } from '../../core/event-type.ts';

/** The standards that have a door of their own. */
export const DOORS = ['xapi', 'caliper', 'segment'] as const;

export type Door = (typeof DOORS)[number];

const pointer = z
  .string()
  .regex(/^(\/([^~/]|~[01])*)+$/, 'must be a JSON pointer such as /object/id')
  .describe('where a value is in their document, as a JSON pointer (RFC 6901)');

const source = z.union([
  pointer,
  z.strictObject({ is: z.union([z.string(), z.number(), z.boolean()]).describe('always this value') }),
  z.strictObject({
    share: pointer.describe('a number, such as the points given'),
    of: pointer.describe('its maximum'),
    atLeast: z.number().describe('true from this share on'),
  }),
  z.strictObject({ html: pointer.describe('a text that may be HTML, read as plain text') }),
]);

const sources = z.union([source.transform((one) => [one]), z.array(source).min(1)]);

const rule = z.strictObject({
  when: z
    .record(pointer, z.union([z.string(), z.array(z.string()).min(1)]))
    .describe('values that their document must have; with a list, one of them'),
  type: z
    .string()
    .refine(isEventType, 'is not an event type: a type of your own has a reverse-DNS name')
    .describe('the type of our event'),
  learner: z.array(pointer).optional().describe('where the learner is; instead of that of the document'),
  needs: z
    .array(z.string())
    .default([])
    .describe('fields of data that must be found, or the rule does not apply'),
  data: z.record(z.string(), sources).default({}).describe('fields of data, before those of the document'),
});

/** What their documents become: the first rule that applies makes the event; without one it is left alone. */
const mappingSchema = z.strictObject({
  title: z.string().min(1),
  learner: z.array(pointer).min(1).describe('where the learner is; the first that is found'),
  strip: z
    .array(z.string().min(1))
    .default([])
    .describe('beginnings that ids lose, such as https://a.example/'),
  data: z
    .record(z.string(), sources)
    .default({})
    .describe('fields of data for all rules; the first that is found'),
  rules: z.array(rule).max(1000),
});

export type Source = z.infer<typeof source>;
export type Rule = z.infer<typeof rule>;
export type Mapping = z.infer<typeof mappingSchema>;
export type Mappings = Record<Door, Mapping>;

/** A checked mapping, or everything that is wrong with it. Never throws. */
export function parseMapping(document: unknown): z.ZodSafeParseResult<Mapping> {
  return mappingSchema.safeParse(document);
}

function shipped(door: Door): Mapping {
  const file = new URL(`../../../policies/adapters/${door}.json`, import.meta.url);
  const checked = parseMapping(JSON.parse(readFileSync(file, 'utf8')));
  if (!checked.success) throw new Error(`policies/adapters/${door}.json: ${checked.error.message}`);
  return checked.data;
}

/** The mappings that ship. */
export function shippedMappings(): Mappings {
  return { xapi: shipped('xapi'), caliper: shipped('caliper'), segment: shipped('segment') };
}
