import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth/auth.ts';
import { groupsOf } from '../auth/caller.ts';
import type { App, Dependencies } from '../environment.ts';
import { json } from '../schemas/json-content.ts';
import { groupName } from '../schemas/profile.ts';
import { refusals } from '../schemas/problem.ts';
import { behaviourState, shownTier } from '../schemas/words.ts';

const groupSchema = z
  .object({
    group: z.string(),
    learners: z.int(),
    behaviour: z.partialRecord(behaviourState, z.int()).describe('learners by behaviour'),
    tier: z.partialRecord(shownTier, z.int()).describe('learners by tier'),
    pending: z.int().describe('learners with pending events or completions'),
    stale: z.int().describe('learners whose newest verdict is older than thirty days'),
  })
  .openapi('Group');

const list = createRoute({
  method: 'get',
  path: '/v1/groups',
  operationId: 'countGroups',
  tags: ['Learners'],
  summary: 'Count learners by group',
  description:
    'Counts for each group of the learners that the key covers. Test learners (ids that start with `test:`) are not counted.',
  ...needs('read'),
  request: { query: z.object({ group: groupName.optional().describe('only this group') }) },
  responses: {
    200: json('The groups, ordered by name.', z.object({ data: z.array(groupSchema) }).openapi('GroupList')),
    ...refusals('invalid-parameter'),
  },
});

export function groupsRoute(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { group } = c.req.valid('query');
    const caller = c.get('key');
    const own = groupsOf(caller);
    const counts = await store.reads.groups({ prefix: caller.prefix ?? '', group });
    return c.json({ data: counts.filter((one) => own === null || own.includes(one.group)) }, 200);
  });
}
