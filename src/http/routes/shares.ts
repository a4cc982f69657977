import { createRoute, z } from '@hono/zod-openapi';
import { needs, needsOwnOr } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import { isPlatformId } from '../schemas/values.ts';
import { refusals } from '../schemas/problem.ts';
import { visibleLearner } from '../auth/visible-learner.ts';

const tags = ['Learners'];
const path = '/v1/learners/{id}/shares/{viewer}';
const params = learnerParam.extend({
  viewer: z.string().openapi({
    param: { name: 'viewer', in: 'path' },
    description: 'The `sub` of the viewer’s token.',
    example: 'hiring-7',
  }),
});

const share = z.object({ viewer: z.string(), at: z.string() }).openapi('Share');
const shareList = z.object({ data: z.array(share) }).openapi('ShareList');

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/shares',
  operationId: 'listShares',
  tags,
  summary: 'List the viewers a learner shares with',
  ...needsOwnOr('admin'),
  request: { params: learnerParam },
  responses: {
    200: json('The viewers.', shareList),
    ...refusals('unknown-learner', 'learner-erased'),
  },
});

const put = createRoute({
  method: 'put',
  path,
  operationId: 'putShare',
  tags,
  summary: 'Share with a hiring viewer',
  description:
    'Sent by the learner. The viewer can then read the shared layer and the standing, but no text. Repeating it has no effect.',
  ...needsOwnOr('admin'),
  request: { params },
  responses: {
    204: { description: 'Shared.' },
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const withdraw = createRoute({
  method: 'delete',
  path,
  operationId: 'deleteShare',
  tags,
  summary: 'Stop sharing',
  description: 'Sent by the learner; takes effect at once.',
  ...needsOwnOr('admin'),
  request: { params },
  responses: {
    204: { description: 'No longer shared.' },
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const sharedLearner = z.object({ learner: z.string(), at: z.string() }).openapi('SharedLearner');

const received = createRoute({
  method: 'get',
  path: '/v1/shares',
  operationId: 'listSharedLearners',
  tags,
  summary: 'List the learners who share with the caller',
  description:
    'For a hiring viewer: the learners whose layer and standing the viewer may read now, ordered by id.',
  ...needs('read'),
  request: { query: pageQuery },
  responses: {
    200: json('A page of learners.', pageSchema('SharedLearnerPage', sharedLearner)),
    ...refusals('invalid-parameter'),
  },
});

function requireViewer(viewer: string): void {
  if (isPlatformId(viewer)) return;
  throw new ProblemError('invalid-parameter', {
    errors: [{ pointer: '/viewer', detail: 'must be an opaque id' }],
  });
}

export function sharesRoutes(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { no } = await visibleLearner(store, c.get('key'), c.req.valid('param').id);
    return c.json({ data: await store.reviews.shares(no) }, 200);
  });

  app.openapi(received, async (c) => {
    const { person, prefix } = c.get('key');
    if (person?.kind !== 'hiring')
      throw new ProblemError('missing-scope', { detail: 'This list is for hiring viewers.' });
    const { limit, cursor } = c.req.valid('query');
    const found = await store.reviews.sharedWith(person.sub, {
      after: idCursor(cursor),
      prefix: prefix ?? '',
      limit: limit + 1,
    });
    return c.json(
      pageOf(found, limit, ({ learner }) => learner),
      200,
    );
  });

  app.openapi(put, async (c) => {
    const { id, viewer } = c.req.valid('param');
    await visibleLearner(store, c.get('key'), id);
    requireViewer(viewer);
    await store.reviews.share(id, viewer);
    return c.body(null, 204);
  });

  app.openapi(withdraw, async (c) => {
    const { id, viewer } = c.req.valid('param');
    await visibleLearner(store, c.get('key'), id);
    requireViewer(viewer);
    await store.reviews.withdrawShare(id, viewer);
    return c.body(null, 204);
  });
}
