import { createRoute } from '@hono/zod-openapi';
import pLimit from 'p-limit';
import { needs } from '../auth/auth.ts';
import { groupsOf } from '../auth/caller.ts';
import { idCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { learnerLineSchema } from '../schemas/layer.ts';
import { groupName } from '../schemas/profile.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { readPast } from '../reads/as-of.ts';
import { lastSeen, lineBefore, sightEnds } from '../review/sight.ts';
import { refusals } from '../schemas/problem.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/learners',
  operationId: 'listLearners',
  tags: ['Learners'],
  summary: 'List learners',
  description: 'All learners that the key covers, or those of a group, ordered by id.',
  ...needs('read'),
  request: {
    query: pageQuery.extend({ group: groupName.optional().describe('only learners of this group') }),
  },
  responses: {
    200: json('A page of learners.', pageSchema('LearnerPage', learnerLineSchema)),
    ...refusals('invalid-parameter'),
  },
});

/** Learners whose earlier layers are read at the same time. */
const AT_ONCE = 4;

export function learnersRoute(app: App, { store, now }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor, group } = c.req.valid('query');
    const groups = groupsOf(c.get('key'));
    if (groups && !groups.includes(group ?? ''))
      throw new ProblemError('missing-scope', { detail: 'Name one of your groups.' });
    const prefix = c.get('key').prefix ?? '';
    const lines = await store.reads.learners({ after: idCursor(cursor), prefix, limit: limit + 1, group });
    const page = pageOf(lines, limit, (line) => line.learner);
    const ends = await sightEnds(
      store,
      c.get('key'),
      page.data.map((line) => line.learner),
    );
    const data = await pLimit(AT_ONCE).map(page.data, async (line) => {
      const end = ends.get(line.learner);
      if (!end) return line;
      return lineBefore(line, await readPast(store, end.no, { time: now().getTime() }, lastSeen(end)));
    });
    return c.json({ ...page, data }, 200);
  });
}
