import { createRoute, z } from '@hono/zod-openapi';
import type { IssuedCredential } from '../../store/credentials/credentials.ts';
import { needs, needsOwnOr } from '../auth/auth.ts';
import { groupsOf, type Caller } from '../auth/caller.ts';
import { covers, learnerErased, requireVisible, visibleLearner } from '../auth/visible-learner.ts';
import type { CredentialRequest, IssueOutcome } from '../credentials/credential-service.ts';
import { requestedForm, typeOf } from '../credentials/requested-form.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import { requireNothingHidden } from '../review/sight.ts';
import {
  credentialBody,
  credentialParam,
  credentialSchema,
  isAhead,
  jsonLdDocument,
} from '../schemas/credential.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';

const tags = ['Credentials'];

const create = createRoute({
  method: 'post',
  path: '/v1/learners/{id}/credentials',
  operationId: 'createCredential',
  tags,
  summary: 'Issue a credential',
  description: `Signs an Open Badge 3.0 for a level, a tier or a role that the learner has earned at this moment. It says how
uncertain the measurement is, and proves the disclosed ledger entries and the sum of all others. Each call issues another one.
Learners may ask for their own.`,
  ...needsOwnOr('admin'),
  request: {
    params: learnerParam,
    body: { required: true, content: { 'application/json': { schema: credentialBody } } },
  },
  responses: {
    201: json('The credential; `Location` names it.', credentialSchema),
    ...refusals(
      'not-json',
      'unknown-learner',
      'unknown-role',
      'read-first',
      'no-issuer',
      'credential-not-earned',
      'learner-erased',
      'too-large',
      'unsupported-media-type',
      'invalid-credential',
      'issuer-locked',
    ),
  },
});

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/credentials',
  operationId: 'listCredentials',
  tags,
  summary: 'List the credentials of a learner',
  description:
    'Those that were asked for and those that a rule of the policy issued; oldest first, revoked and expired ones too.',
  ...needs('read'),
  request: { params: learnerParam, query: pageQuery },
  responses: {
    200: json('A page of credentials.', pageSchema('CredentialPage', credentialSchema)),
    ...refusals('unknown-learner', 'read-first', 'learner-erased', 'invalid-parameter'),
  },
});

const binary = z.string().openapi({ format: 'binary' });

const read = createRoute({
  method: 'get',
  path: '/v1/credentials/{credential}',
  operationId: 'readCredential',
  tags,
  summary: 'Read a credential',
  description: `The signed file, to hand on: JSON-LD with a Data Integrity proof, a VC-JWT, or a picture with the JSON-LD in it. The
path’s ending or \`Accept\` selects the form.`,
  ...needs('read'),
  request: { params: credentialParam },
  responses: {
    200: {
      description: 'The credential.',
      content: {
        'application/vc+ld+json': {
          schema: jsonLdDocument,
        },
        'application/vc+jwt': { schema: z.string() },
        'image/svg+xml': { schema: z.string() },
        'image/png': { schema: binary },
      },
    },
    ...refusals('unknown-credential', 'read-first'),
  },
});

const revoke = createRoute({
  method: 'post',
  path: '/v1/credentials/{credential}/revoke',
  operationId: 'revokeCredential',
  tags,
  summary: 'Revoke a credential',
  description: `Sets its bit in the status list, for good. Works after the learner was erased too, with a key that is not limited to a
learner prefix. Repeating it has no effect.`,
  ...needs('admin'),
  request: { params: credentialParam },
  responses: { 204: { description: 'Revoked.' }, ...refusals('unknown-credential') },
});

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function viewOf({ id, learner, claim, rule, issuedAt, validUntil, revokedAt, undone }: IssuedCredential) {
  const reason = undone ? ('undone' as const) : ('requested' as const);
  return {
    id,
    learner,
    claim: claim as { kind: 'level' | 'tier' | 'role' },
    rule,
    issuedAt: new Date(issuedAt).toISOString(),
    validUntil: iso(validUntil),
    revokedAt: iso(revokedAt),
    revocationReason: revokedAt === null ? null : reason,
  };
}

/** The problem of an outcome. */
function refused(outcome: Exclude<IssueOutcome, { outcome: 'issued' }>): ProblemError {
  switch (outcome.outcome) {
    case 'unknown':
      return new ProblemError('unknown-learner');
    case 'erased':
      return learnerErased();
    case 'unknown_role':
      return new ProblemError('unknown-role', { detail: '`GET /v1/roles` lists all roles.' });
    case 'no_issuer':
      return new ProblemError('no-issuer', { detail: 'Create one with `touchstone issuer create`.' });
    case 'locked':
      return issuerLocked();
    case 'not_earned':
      return new ProblemError('credential-not-earned', { detail: outcome.detail });
    case 'cannot_disclose':
      return invalid('/disclose', outcome.detail);
    default:
      return outcome satisfies never;
  }
}

export const issuerLocked = (): ProblemError =>
  new ProblemError('issuer-locked', {
    detail: 'ISSUER_SECRET is missing or is not the one that encrypted the keys.',
  });

const invalid = (pointer: string, detail: string): ProblemError =>
  new ProblemError('invalid-credential', { errors: [{ pointer, detail }] });

function requestOf(body: z.output<typeof credentialBody>, now: Date): CredentialRequest {
  const { kind, level, tier, role, disclose, subject = null, validUntil } = body;
  if (validUntil !== undefined && !isAhead(validUntil, now))
    throw invalid('/validUntil', 'must be in the future, by a century at most');
  const asked =
    kind === 'level' ? { kind, level } : kind === 'tier' ? { kind, tier } : { kind, role: role as string };
  return { asked, disclose, subject, validUntil: validUntil === undefined ? null : new Date(validUntil) };
}

/** Whether the caller may see what is about this learner; a coach only in own groups. */
async function reaches(store: Dependencies['store'], caller: Caller, learner: string): Promise<boolean> {
  if (!covers(caller, learner)) return false;
  return caller.person?.kind !== 'coach' || store.reviews.isInGroups(learner, groupsOf(caller) ?? []);
}

export function credentialRoutes(app: App, { store, credentials, now }: Dependencies): void {
  app.openAPIRegistry.registerPath(create);
  app.post('/v1/learners/:id/credentials', create.middleware, async (c) => {
    const id = c.req.param('id');
    requireVisible(c.get('key'), id);
    const request = requestOf(await readBody(c.req.raw, credentialBody, 'invalid-credential'), now());
    await requireNothingHidden(store, c.get('key'), id);
    const outcome = await credentials.issue(id, request);
    if (outcome.outcome !== 'issued') throw refused(outcome);
    const issued = await store.credentials.find(outcome.id);
    if (!issued) throw learnerErased();
    return c.json(viewOf(issued), 201, { location: `/v1/credentials/${outcome.id}` });
  });

  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const { no } = await visibleLearner(store, c.get('key'), c.req.valid('param').id);
    await requireNothingHidden(store, c.get('key'), c.req.valid('param').id);
    const last = idCursor(cursor);
    const position =
      last === '' ? null : await store.credentials.find(requestedForm(last, undefined)?.id ?? NONE);
    const after = position && { issuedAt: new Date(position.issuedAt), id: position.id };
    const found = await store.credentials.list(no, { after, limit: limit + 1 });
    return c.json(
      pageOf(found.map(viewOf), limit, ({ id }) => id),
      200,
    );
  });

  app.openAPIRegistry.registerPath(read);
  app.get('/v1/credentials/:credential', read.middleware, async (c) => {
    const asked = requestedForm(c.req.param('credential'), c.req.header('accept'));
    const found = asked && (await store.credentials.find(asked.id));
    if (!found || !(await reaches(store, c.get('key'), found.learner)))
      throw new ProblemError('unknown-credential');
    await requireNothingHidden(store, c.get('key'), found.learner);
    const { form } = asked;
    const body = {
      json: () => found.document,
      jwt: () => found.jwt,
      svg: () => credentials.bake(found, 'svg'),
      png: () => credentials.bake(found, 'png'),
    };
    return c.body(body[form]() as string, 200, {
      'content-type': typeOf(form),
      'cache-control': 'private, no-cache',
      vary: 'accept',
      'content-disposition': `inline; filename="${found.id}.${form}"`,
    });
  });

  app.openapi(revoke, async (c) => {
    const asked = requestedForm(c.req.valid('param').credential, undefined);
    const caller = c.get('key');
    const found = asked && (await store.credentials.find(asked.id));
    const mayRevoke = found ? await reaches(store, caller, found.learner) : caller.prefix === null;
    if (!asked || !mayRevoke || (await store.credentials.revoke(asked.id)) === 'unknown')
      throw new ProblemError('unknown-credential');
    return c.body(null, 204);
  });
}

/** An id that no credential has. */
const NONE = '00000000-0000-0000-0000-000000000000';
