import { createRoute } from '@hono/zod-openapi';
import { documentErrors } from '../../core/document-error.ts';
import type { Registered } from '../../store/profile/put-profile.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { readDocument } from '../documents/read-document.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { isPlatformId } from '../schemas/values.ts';
import { profileDocument, profileSchema } from '../schemas/profile.ts';
import { refusals } from '../schemas/problem.ts';
import { covers, learnerErased } from '../auth/visible-learner.ts';

const write = createRoute({
  method: 'put',
  path: '/v1/learners/{id}',
  operationId: 'registerLearner',
  tags: ['Learners'],
  summary: 'Register a learner',
  description:
    'Sets the groups and program of a learner, before or after the first event. Replaces the previous profile: fields left out are reset.',
  ...needs('ingest'),
  request: {
    params: learnerParam,
    body: { required: true, content: { 'application/json': { schema: profileSchema } } },
  },
  responses: {
    200: json('The profile of the learner.', profileDocument),
    ...refusals(
      'not-json',
      'foreign-learner',
      'learner-erased',
      'too-large',
      'unsupported-media-type',
      'invalid-profile',
    ),
  },
});

const invalid = (pointer: string, detail: string) =>
  new ProblemError('invalid-profile', { errors: [{ pointer, detail }] });

function refuse(outcome: Registered['outcome']): void {
  switch (outcome) {
    case 'stored':
      return;
    case 'erased':
      throw learnerErased();
    case 'unknown_program':
      throw invalid('/program', 'is not a known program: create it with `PUT /v1/programs/{id}` first');
    default:
      outcome satisfies never;
  }
}

export function profileRoute(app: App, { store }: Dependencies): void {
  app.openAPIRegistry.registerPath(write);
  app.put('/v1/learners/:id', write.middleware, async (c) => {
    const id = c.req.param('id');
    if (!isPlatformId(id))
      throw invalid(
        '',
        'the id in the path must be 1 to 128 letters, digits, dots, underscores, colons or hyphens',
      );
    if (!covers(c.get('key'), id)) throw new ProblemError('foreign-learner');
    const checked = profileSchema.safeParse(await readDocument(c.req.raw, 'invalid-profile'));
    if (!checked.success)
      throw new ProblemError('invalid-profile', { errors: documentErrors(checked.error) });
    const profile = { ...checked.data, groups: [...new Set(checked.data.groups)].toSorted() };
    refuse((await store.learners.putProfile(id, profile)).outcome);
    return c.json({ learner: id, ...profile }, 200);
  });
}
