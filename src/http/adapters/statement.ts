import { z } from 'zod';
import { parseTime } from '../schemas/time.ts';
import { inRfc3339 } from './iso-time.ts';

// The form of a statement as xAPI 1.0.3 and 2.0 define it: unknown fields and null are errors.

const iri = z.string('must be an IRI').regex(/^[a-z][a-z0-9+.-]*:[^\s]+$/i, 'must be an IRI with a scheme');
const uuid = z
  .string('must be a UUID')
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID')
  .transform((id) => id.toLowerCase());
const languageMap = z.record(z.string(), z.string());
const extensions = z.record(iri, z.unknown());
const time = z
  .string()
  .refine((text) => parseTime(inRfc3339(text)) !== null, 'must be a time such as 2026-10-05T09:00:00Z');
const duration = z
  .string()
  .regex(/^P(?=.)(\d+(\.\d+)?[YMWD])*(T(?=.)(\d+(\.\d+)?[HMS])+)?$/, 'must be an ISO 8601 duration');

const identifiers = {
  mbox: z
    .string()
    .regex(/^mailto:[^@\s]+@[^@\s]+$/i, 'must be mailto: and an address')
    .optional(),
  mbox_sha1sum: z
    .string()
    .regex(/^[0-9a-f]{40}$/i, 'must be a SHA-1 in hex')
    .optional(),
  openid: iri.optional(),
  account: z.strictObject({ homePage: iri, name: z.string().min(1) }).optional(),
};
type Identifiers = { [Name in keyof typeof identifiers]?: unknown };

const identifiersIn = (who: Identifiers) =>
  [who.mbox, who.mbox_sha1sum, who.openid, who.account].filter((one) => one !== undefined).length;
const ONE_IDENTIFIER = 'must have one of mbox, mbox_sha1sum, openid and account';

const agentOf = <Type extends z.ZodType>(objectType: Type) =>
  z
    .strictObject({ objectType, name: z.string().optional(), ...identifiers })
    .refine((who) => identifiersIn(who as Identifiers) === 1, ONE_IDENTIFIER);
const agent = agentOf(z.literal('Agent').optional());
/** As an object it says that it is one: an object that does not say what it is is an activity. */
const agentAsObject = agentOf(z.literal('Agent'));
const group = z
  .strictObject({
    objectType: z.literal('Group'),
    name: z.string().optional(),
    member: z.array(agent).optional(),
    ...identifiers,
  })
  .refine((who) => identifiersIn(who) + (who.member ? 1 : 0) >= 1 && identifiersIn(who) <= 1, ONE_IDENTIFIER);
const actor = z.discriminatedUnion('objectType', [group, agent]);

const INTERACTIONS = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
] as const;
const component = z.array(z.strictObject({ id: z.string(), description: languageMap.optional() })).optional();
const activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: iri,
  definition: z
    .strictObject({
      name: languageMap.optional(),
      description: languageMap.optional(),
      type: iri.optional(),
      moreInfo: iri.optional(),
      interactionType: z.enum(INTERACTIONS).optional(),
      correctResponsesPattern: z.array(z.string()).optional(),
      choices: component,
      scale: component,
      source: component,
      target: component,
      steps: component,
      extensions: extensions.optional(),
    })
    .optional(),
});
const reference = z.strictObject({ objectType: z.literal('StatementRef'), id: uuid });

const score = z
  .strictObject({
    scaled: z.number().min(-1).max(1).optional(),
    raw: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .refine(
    ({ raw, min = -Infinity, max = Infinity }) =>
      min < max && (raw === undefined || (min <= raw && raw <= max)),
    'must have raw between min and max',
  );
const result = z.strictObject({
  score: score.optional(),
  success: z.boolean().optional(),
  completion: z.boolean().optional(),
  response: z.string().optional(),
  duration: duration.optional(),
  extensions: extensions.optional(),
});

const activities = z.union([activity, z.array(activity)]).optional();
const context = z.strictObject({
  registration: uuid.optional(),
  instructor: actor.optional(),
  team: group.optional(),
  contextActivities: z
    .strictObject({ parent: activities, grouping: activities, category: activities, other: activities })
    .optional(),
  contextAgents: z.array(z.looseObject({ agent })).optional(),
  contextGroups: z.array(z.looseObject({ group })).optional(),
  revision: z.string().optional(),
  platform: z.string().optional(),
  language: z.string().optional(),
  statement: reference.optional(),
  extensions: extensions.optional(),
});

const attachment = z.strictObject({
  usageType: iri,
  display: languageMap,
  description: languageMap.optional(),
  contentType: z.string(),
  length: z.int(),
  sha2: z.string(),
  fileUrl: iri.optional(),
});

const verb = z.strictObject({ id: iri, display: languageMap.optional() });
const common = {
  actor,
  verb,
  result: result.optional(),
  context: context.optional(),
  timestamp: time.optional(),
  attachments: z.array(attachment).optional(),
};
const substatement = z.strictObject({
  objectType: z.literal('SubStatement'),
  object: z.discriminatedUnion('objectType', [activity, agentAsObject, group, reference]),
  ...common,
});

/** A statement as it is sent. Ids are in lower case afterwards. */
export const statementSchema = z.strictObject({
  id: uuid.optional(),
  object: z.discriminatedUnion('objectType', [activity, reference, group, agentAsObject, substatement]),
  stored: time.optional(),
  authority: actor.optional(),
  version: z
    .string()
    .regex(/^(1\.0|2\.0)(\.\d+)?$/, 'must be 1.0.x or 2.0.x')
    .optional(),
  ...common,
});

export type Statement = z.infer<typeof statementSchema>;
export type Actor = z.infer<typeof actor>;

export const statementId = uuid;
