import { createRoute, z } from '@hono/zod-openapi';
import { asOfFrom, asOfQuery, layerAsOf } from '../reads/as-of.ts';
import { needs } from '../auth/auth.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { historyLine } from '../review/history-line.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { ledgerEntrySchema } from '../schemas/ledger-entry.ts';
import { entryParam } from '../schemas/numbered.ts';
import { pageQuery, pageSchema } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';
import { historySchema } from '../schemas/review-history.ts';
import { LearnerAway } from '../../store/moves/learner-away.ts';
import { lastSeen, readFirst, sightEnd } from '../review/sight.ts';
import type { AsOf } from '../../store/as-of/find-version.ts';
import type { SightEnd } from '../../store/review/waiting-works.ts';
import { requireVisible, visibleLearner } from '../auth/visible-learner.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/ledger',
  operationId: 'listLedgerEntries',
  tags: ['Ledger'],
  summary: 'Read the ledger',
  description:
    'Every award, settlement and review of a learner, oldest first; with `as_of`, those up to that point. A person who has to read work blind sees those before its verdict.',
  ...needs('read'),
  request: { params: learnerParam, query: pageQuery.extend(asOfQuery.shape) },
  responses: {
    200: json('A page of entries.', pageSchema('LedgerPage', ledgerEntrySchema)),
    ...refusals('unknown-learner', 'learner-erased', 'invalid-parameter'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/ledger/{entry}',
  operationId: 'readLedgerEntry',
  tags: ['Ledger'],
  summary: 'Read one entry',
  description: 'One entry with its appeals and reviews.',
  ...needs('read'),
  request: { params: entryParam },
  responses: {
    200: json('The entry.', ledgerEntrySchema.extend({ review: historySchema }).openapi('LedgerEntryDetail')),
    ...refusals('unknown-learner', 'unknown-entry', 'read-first', 'learner-erased'),
  },
});

const verification = z
  .object({
    intact: z.boolean(),
    entries: z.int(),
    total: z.int(),
    firstBroken: z.int().nullable().describe('the first entry that does not match the one before'),
  })
  .openapi('Verification');

const verify = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/ledger/verify',
  operationId: 'verifyLedger',
  tags: ['Ledger'],
  summary: 'Verify the ledger',
  description: 'Recomputes every sum and hash of the chain. Works for erased learners too.',
  ...needs('read'),
  request: { params: learnerParam },
  responses: { 200: json('The result.', verification), ...refusals('unknown-learner', 'read-first') },
});

export function ledgerRoutes(app: App, { store, now }: Dependencies): void {
  /** The last entry of an earlier point or before a hidden verdict; undefined for all entries. */
  async function lastEntry({ no }: { no: number }, asOf: AsOf | null, end: SightEnd | null) {
    if (!asOf && !end) return undefined;
    return (await layerAsOf(store, no, asOf ?? { time: now().getTime() }, lastSeen(end))).xp.entries;
  }

  app.openapi(list, async (c) => {
    const { limit, cursor, as_of } = c.req.valid('query');
    const asOf = asOfFrom(as_of, now());
    const { id } = c.req.valid('param');
    const learner = await visibleLearner(store, c.get('key'), id);
    const to = await lastEntry(learner, asOf, await sightEnd(store, c.get('key'), id));
    const entries = await store.reads.entries(learner, { after: numberCursor(cursor), limit: limit + 1, to });
    return c.json(
      pageOf(entries, limit, ({ entry }) => entry),
      200,
    );
  });

  app.openapi(verify, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const found = await store.ledger.verify(id);
    if (!found) throw new ProblemError('unknown-learner');
    const end = await sightEnd(store, c.get('key'), id);
    if (end) throw readFirst(end);
    const cell = await store.moves.cellOf(id);
    if (cell !== null) throw new LearnerAway('moved', cell);
    return c.json(found, 200);
  });

  app.openapi(read, async (c) => {
    const { id, entry } = c.req.valid('param');
    const { no } = await visibleLearner(store, c.get('key'), id);
    const [found] = entry === 0 ? [] : await store.ledger.entries(no, { after: entry - 1, limit: 1 });
    if (found?.entry !== entry) throw new ProblemError('unknown-entry');
    const end = await sightEnd(store, c.get('key'), id);
    if (end && entry > ((await lastEntry({ no }, null, end)) ?? 0)) throw readFirst(end);
    const review = historyLine(await store.reviews.history(no, { entry }), c.get('key'));
    return c.json({ ...found, review }, 200);
  });
}
