import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../auth.ts';
import { numberCursor, pageOf } from '../cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problem.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { ledgerEntrySchema } from '../schemas/ledger-entry.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { requireVisible, visibleLearner } from '../visible-learner.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/ledger',
  tags: ['Ledger'],
  summary: 'Read the ledger',
  description: 'Every award, settlement and review of a learner, oldest first.',
  ...needs('read'),
  request: { params: learnerParam, query: pageQuery },
  responses: {
    200: json('A page of entries.', pageSchema(ledgerEntrySchema)),
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const verification = z
  .object({
    intact: z.boolean(),
    entries: z.int(),
    total: z.int(),
    firstBroken: z.int().nullable().describe('the first entry that does not follow from the one before'),
  })
  .openapi('Verification');

const verify = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/ledger/verify',
  tags: ['Ledger'],
  summary: 'Check the ledger',
  description: 'Recomputes every sum and hash of the chain. An erased learner’s chain still verifies.',
  ...needs('read'),
  request: { params: learnerParam },
  responses: { 200: json('What the check found.', verification), ...refusals('unknown-learner') },
});

export function ledgerRoutes(app: App, { store }: Dependencies): void {
  app.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const { no } = await visibleLearner(store, c.get('key'), c.req.valid('param').id);
    const entries = await store.readEntries(no, { after: numberCursor(cursor), limit: limit + 1 });
    return c.json(pageOf(entries, limit, ({ entry }) => entry), 200);
  });

  app.openapi(verify, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const found = await store.verifyLedger(id);
    if (!found) throw new ProblemError('unknown-learner');
    return c.json(found, 200);
  });
}
