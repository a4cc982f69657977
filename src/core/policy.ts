import { z } from 'zod';
import { behaviourSchema } from './behaviour/thresholds.ts';
import { REVIEW_MODES } from './blind-review.ts';
import { credentialRule, ruleKey } from './credential-rule.ts';
import { parseDuration } from './duration.ts';
import { isEventType } from './event-type.ts';
import { schemaError } from './json-schema.ts';

/** A century: with longer windows, the time before an event would be beyond what a date can be. */
const LONGEST_WINDOW_MS = 100 * 366 * 24 * 3_600_000;

const rate = z
  .strictObject({
    max: z.int().min(1).max(1_000_000).describe('events of this type that are paid within the window'),
    windowMs: z.int().min(1000).max(LONGEST_WINDOW_MS),
  })
  .meta({ id: 'RateCeiling' });

const eventType = z
  .strictObject({
    touchpoint: z.string().min(1).describe('the kind of interaction, in words'),
    base: z.int().min(0).max(1000).describe('XP before the multiplier'),
    path: z.enum(['cheap', 'heavy']).describe('heavy: this event completes a touchpoint'),
    words: z.boolean().default(false).describe('the words are the point: not_learner and empty apply'),
    once: z
      .enum(['artefact', 'touchpoint', 'stage'])
      .nullable()
      .default(null)
      .describe('what is paid once: a revision of an artefact, or the completion of a touchpoint or stage'),
    rate: rate.nullable().default(null),
    schema: z
      // Not a record, which would drop a name such as `__proto__` before it is refused.
      .custom<Record<string, unknown>>(
        (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        'must be an object',
      )
      .nullable()
      .default(null)
      .meta({ type: ['object', 'null'], default: null })
      .describe('JSON Schema of the data, for a type of the platform’s own'),
  })
  .meta({ id: 'EventTypePolicy' });

const types = z.record(z.string().min(1), eventType);

/** What only a new policy must fulfil: a stored one stays readable when a release adds a rule. */
const newTypes = types.superRefine((types, context) => {
  for (const [name, { schema }] of Object.entries(types)) {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (!isEventType(name)) {
      wrong(
        [name],
        'is no shipped type: a type of your own has a reverse-DNS name such as com.acme.code_review.completed',
      );
    }
    const unusable = schema && schemaError(schema);
    if (unusable)
      wrong([name, 'schema', ...unusable.path], `is not a usable JSON Schema: ${unusable.detail}`);
  }
});

const LONGEST_WAIT_MS = 600_000;

const wait = z.union([z.int(), z.string()]).refine((value) => {
  const ms = durationMs(value);
  return ms !== undefined && ms >= 0 && ms <= LONGEST_WAIT_MS;
}, 'must be a duration such as 500ms, 30s or 2m, or milliseconds, of ten minutes at most');

function durationMs(value: number | string): number | undefined {
  return typeof value === 'number' ? value : parseDuration(value);
}

/** How long awards after a completion wait for its verdict, in milliseconds. */
export function verdictWaitMs(policy: Pick<PolicyBody, 'verdictWait'>): number {
  return durationMs(policy.verdictWait) ?? LONGEST_WAIT_MS;
}

const review = z
  .strictObject({
    sampleShare: z
      .number()
      .min(0)
      .max(1)
      .describe('share of verdicts that a person sees though nothing is odd about them'),
    largeMove: z
      .number()
      .min(1)
      .max(100)
      .describe('points of overall that one verdict may move before a person looks'),
    // Absent where it is not given, so that processes of an earlier version can read the policy.
    mode: z
      .enum(REVIEW_MODES)
      .optional()
      .describe(
        'who reads before they see the verdict; absent means open. An item of the queue can have its own',
      ),
  })
  .meta({ id: 'ReviewPolicy' });

const days = z.int().min(1).max(36_500);

const retention = z
  .strictObject({
    payloadDays: days
      .optional()
      .describe(
        'days after which the texts of an event are removed; absent keeps them. At least as long as the longest stage',
      ),
    dossierDays: days
      .optional()
      .describe(
        'days after which what a judge was given and answered is removed; never kept longer than the payloads',
      ),
  })
  .meta({
    id: 'Retention',
    description: 'how long texts are kept; hashes, verdicts and quotes stay',
  });

const judges = z
  .strictObject({
    anchorEvery: z
      .int()
      .min(2)
      .max(1_000_000)
      .optional()
      .describe('one anchor after about so many verdicts; absent: 50. Without anchors nothing is drawn'),
    adopt: z
      .enum(['operator', 'policy'])
      .optional()
      .describe('who takes a proposed card into use: an operator (absent), or this policy at once'),
    largestRise: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe(
        'points of overall that one verdict of a drifting judge may raise before a person looks; absent: 2',
      ),
  })
  .meta({ id: 'JudgesPolicy', description: 'how judges are kept up by works with known scores' });

/** What holds of judges where the policy says nothing. */
export function judgesPolicy({
  judges: own = {},
}: Pick<PolicyBody, 'judges'>): Required<NonNullable<PolicyBody['judges']>> {
  const { anchorEvery = 50, adopt = 'operator', largestRise = 2 } = own;
  return { anchorEvery, adopt, largestRise };
}

/** The versioned policy: what is paid, what completes, and how long an award waits (design 5). */
export const policySchema = z.strictObject({
  title: z.string().min(1),
  ladder: z.enum(['steps', 'smooth']).meta({ id: 'Ladder' }),
  verdictWait: wait.describe(
    'how long later awards wait for a verdict: a duration such as 30s, or milliseconds',
  ),
  repeatWords: z.int().min(1).max(1_000_000).describe('a repeated text counts from this many words'),
  review: review.default({ sampleShare: 0.02, largeMove: 10 }),
  behaviour: behaviourSchema.meta({
    id: 'BehaviourThresholds',
    description: 'thresholds of the behavioural state',
  }),
  // Absent where it is not given, so that processes of an earlier version can read the policy.
  retention: retention.optional(),
  // The same.
  credentials: z
    .array(credentialRule)
    .max(50)
    .optional()
    .describe('credentials that workers issue without being asked'),
  judges: judges.optional(),
  types,
});

export type PolicyBody = z.infer<typeof policySchema>;

export type Policy = PolicyBody & { version: number };

const newRules = policySchema.shape.credentials.superRefine((rules = [], context) => {
  const keys = rules.map(ruleKey);
  for (const [place, key] of keys.entries())
    if (keys.indexOf(key) < place)
      context.addIssue({ code: 'custom', path: [place], message: `repeats the rule for ${key}` });
});

const newPolicySchema = z.strictObject({ ...policySchema.shape, types: newTypes, credentials: newRules });

/** A checked new policy, or everything that is wrong with it. Never throws. */
export function parsePolicy(document: unknown): z.ZodSafeParseResult<PolicyBody> {
  return newPolicySchema.safeParse(document);
}

/** A policy that was stored, by this release or an earlier one. Never throws. */
export function parseStoredPolicy(document: unknown): z.ZodSafeParseResult<PolicyBody> {
  return policySchema.safeParse(document);
}
