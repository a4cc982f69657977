import { z } from '@hono/zod-openapi';
import { WEBHOOK_KINDS } from '../../core/webhook-kind.ts';
import { ProblemError } from '../problems/problem.ts';
import { pageSchema } from './page.ts';
import { groupName } from './profile.ts';
import { isPlatformId, isRoleCode, LEARNER_ID } from './values.ts';

const webhookKind = z
  .enum(WEBHOOK_KINDS, `must be one of ${WEBHOOK_KINDS.join(', ')}`)
  .openapi('WebhookKind');

export const webhookParam = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'learn' }),
});

/** The id of a webhook in a path; one that Postgres could not take is as unknown as one that was never made. */
export function storedId(id: string): string {
  if (!isPlatformId(id)) throw new ProblemError('unknown-webhook');
  return id;
}

const settings = {
  url: z.string('must be a string').max(2000, 'must have at most 2,000 characters').openapi({
    example: 'https://learn.example/touchstone',
    description: 'An `https` address, without user, password and fragment.',
  }),
  kinds: z.array(webhookKind).min(1, 'must name at least one kind').max(WEBHOOK_KINDS.length),
  prefix: z
    .string('must be a string')
    .regex(LEARNER_ID, 'must be the beginning of learner ids')
    .nullable()
    .default(null)
    .describe('only learners whose ids begin with it; null: all'),
  group: groupName.nullable().default(null).describe('only learners of this group; null: all'),
  roles: z
    .array(z.string().refine(isRoleCode, 'must be the code of a role'))
    .max(50, 'must have at most 50 roles')
    .default([])
    .describe('the roles that the kind `standing.met` compares with'),
};

/** What an operator sets of a webhook. */
export const webhookBody = z
  .strictObject(settings)
  .refine(({ prefix, group }) => prefix === null || group === null, {
    path: ['group'],
    message: 'cannot be set with a prefix',
  })
  .refine(({ kinds, roles }) => kinds.includes('standing.met') === roles.length > 0, {
    path: ['roles'],
    message: 'must name roles if and only if the kinds have standing.met',
  })
  .openapi('WebhookBody');

const delivery = z
  .object({
    state: z
      .enum(['working', 'failing', 'disabled'])
      .describe('disabled: it failed for 24 hours or answered 410; write it again to continue'),
    completeTo: z.string().describe('every change before this time was delivered'),
    failures: z.int().describe('failed attempts since the last delivery'),
    failingSince: z.string().nullable(),
    nextAttemptAt: z.string().nullable().describe('null unless it is failing'),
    disabledAt: z.string().nullable(),
    disabledReason: z.enum(['failing', 'gone']).nullable(),
  })
  .openapi('WebhookDeliveryState');

const document = {
  id: z.string(),
  ...settings,
  createdAt: z.string(),
  updatedAt: z.string(),
  previousSecretUntil: z
    .string()
    .nullable()
    .describe('until when messages are also signed with the secret before'),
  delivery,
};

export const webhookDocument = z.object(document).openapi('Webhook');

const secret = z.string().describe('shown in this response only').openapi({ example: 'whsec_…' });

export const webhookWithSecret = z.object({ ...document, secret }).openapi('WebhookWithSecret');

export const webhooksPage = pageSchema('WebhookPage', webhookDocument);

export const rotationBody = z
  .strictObject({
    keepPrevious: z
      .string('must be a duration such as 30m or 24h')
      .default('24h')
      .describe('how long messages are also signed with the secret before, at most 7 days (`168h`)'),
  })
  .openapi('WebhookSecretRotation');

export const replayBody = z
  .strictObject({
    from: z
      .string('must be a time')
      .describe('RFC 3339; at most seven days ago. A time that is not in the past skips all that waits'),
  })
  .openapi('WebhookReplay');

const webhookDelivery = z
  .object({
    attempt: z.int(),
    message: z.string().describe('the header `webhook-id`; attempts of the same message have the same'),
    kind: z.string(),
    outcome: z.enum(['delivered', 'failed']),
    status: z.int().nullable().describe('null if nothing was answered'),
    problem: z.string().nullable().describe('why it failed, if not by its status'),
    answer: z.string().describe('the beginning of what was answered'),
    durationMs: z.int(),
    at: z.string(),
  })
  .openapi('WebhookDelivery');

export const deliveriesPage = pageSchema('WebhookDeliveryPage', webhookDelivery);

export const sentTest = z
  .object({
    message: z.string(),
    delivery: webhookDelivery.nullable().describe('null if no worker has sent it yet'),
  })
  .openapi('WebhookTest');
