import { createRoute, z } from '@hono/zod-openapi';
import { agreementBySkill, pairAgreement, type ReadingPair } from '../../core/agreement/agreement.ts';
import type { StreamReading } from '../../core/drift/stream.ts';
import { SKILLS } from '../../core/skill.ts';
import type { JudgeReview } from '../../store/judges/judge-review.ts';
import type { JudgeStanding } from '../../store/judges/list-judges.ts';
import { needs, requireOwner } from '../auth/auth.ts';
import { actorOf, documentsOf, type Caller } from '../auth/caller.ts';
import { readBody } from '../documents/read-body.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { numberCursor, pageOf } from '../reads/cursor.ts';
import { json } from '../schemas/json-content.ts';
import { judgeDecisionBody, judgeReviewSchema, judgeReviewsPage, judgesSchema } from '../schemas/judge.ts';
import { itemParam } from '../schemas/numbered.ts';
import { pageQuery } from '../schemas/page.ts';
import { refusals } from '../schemas/problem.ts';

const tags = ['Judges'];

/** The newest readings that agreement is computed from, so that a request stays short. */
const COMPARED = 300;

const list = createRoute({
  method: 'get',
  path: '/v1/judges',
  operationId: 'listJudges',
  tags,
  summary: 'Read where each judge stands',
  description: `For each judge version that gave verdicts: its card in use and a proposed one, how far it agrees with people, whether it
drifts, and how many of the readings are of anchors. Readings are works that people scored too: anchors, and work that people read
blind, once nobody is left who may not see its verdict. A tenant’s key sees its own.`,
  ...needs('admin'),
  responses: { 200: json('The judges.', judgesSchema), ...refusals() },
});

const reviews = createRoute({
  method: 'get',
  path: '/v1/judges/reviews',
  operationId: 'listJudgeReviews',
  tags,
  summary: 'List what waits for an operator about judges',
  description: 'Drifts and proposed cards, oldest first, with what was decided on earlier ones.',
  ...needs('admin'),
  request: {
    query: pageQuery.extend({
      state: z.enum(['open', 'all']).openapi('JudgeReviewState').default('open').describe('open: waits'),
    }),
  },
  responses: { 200: json('A page of reviews.', judgeReviewsPage), ...refusals('invalid-parameter') },
});

const decide = createRoute({
  method: 'post',
  path: '/v1/judges/reviews/{item}',
  operationId: 'reviewJudge',
  tags,
  summary: 'Decide on a judge',
  description: `accepted: the proposed card corrects the judge’s readings from its next verdict on; verdicts that were folded keep theirs.
kept: the card in use stays, the noise is as it says, and the test for drift begins again.`,
  ...needs('admin'),
  request: {
    params: itemParam,
    body: { required: true, content: { 'application/json': { schema: judgeDecisionBody } } },
  },
  responses: {
    200: json('The review.', judgeReviewSchema),
    ...refusals(
      'not-json',
      'too-large',
      'unsupported-media-type',
      'invalid-review',
      'unknown-review',
      'review-closed',
      'no-proposal',
    ),
  },
});

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const nameOf = (judge: string, version: string, owner: string, card: number): string =>
  `${judge}@${version}-${owner}${card}`;

const pairsOf = (stream: readonly StreamReading[]): ReadingPair[] =>
  stream.slice(-COMPARED).flatMap(({ work, skills }) =>
    SKILLS.flatMap((skill) => {
      const compared = skills[skill];
      return compared ? [{ work, skill, first: compared.y, second: compared.x }] : [];
    }),
  );

function driftOf({ alarm, widening, evidence, stream }: JudgeStanding) {
  const tested = stream.length === 0 ? ('untested' as const) : ('steady' as const);
  return {
    state: alarm ? ('drifting' as const) : tested,
    since: iso(alarm?.began ?? null),
    noticedAt: iso(alarm?.at ?? null),
    change: alarm?.change ?? null,
    skill: alarm?.lane ?? null,
    evidence,
    widening,
  };
}

function standingLine(standing: JudgeStanding) {
  const { owner, judge, version, card, cardSince, inUse, proposed, review, stream } = standing;
  const own = Object.keys(inUse).length === 0 ? null : `${judge}@${version}`;
  const pairs = pairsOf(stream);
  const anchors = stream.filter(({ anchor }) => anchor).length;
  return {
    judge,
    version,
    tenant: owner === '' ? null : owner,
    card: {
      name: card === 0 ? own : nameOf(judge, version, owner, card),
      since: card === 0 ? null : iso(cardSince),
      skills: inUse,
    },
    proposed,
    review,
    readings: stream.length,
    anchors,
    anchorShare: stream.length === 0 ? null : anchors / stream.length,
    agreement: { ...pairAgreement(pairs), bySkill: agreementBySkill(pairs) },
    drift: driftOf(standing),
    cards: standing.cards.map(({ card, skills, at, provenance: { by, reason, readings, anchors } }) => ({
      name: nameOf(judge, version, owner, card),
      skills,
      at: new Date(at).toISOString(),
      by,
      reason,
      readings,
      anchors,
    })),
  };
}

function reviewLine({ owner, card, at, decidedAt, ...review }: JudgeReview) {
  return {
    ...review,
    tenant: owner === '' ? null : owner,
    at: new Date(at).toISOString(),
    card: card === null ? null : nameOf(review.judge, review.version, owner, card),
    decidedAt: iso(decidedAt),
  };
}

/** Whose judges a caller sees: a tenant's key its own, one of the installation all. */
function ownerSeen(caller: Caller): string | null {
  requireOwner(caller);
  return caller.tenant ? documentsOf(caller) : null;
}

export function judgeRoutes(app: App, { store: { judges } }: Dependencies<'judges'>): void {
  app.openapi(list, async (c) => {
    const found = await judges.list(ownerSeen(c.get('key')));
    return c.json({ data: found.map(standingLine) }, 200);
  });

  app.openapi(reviews, async (c) => {
    const { limit, cursor, state } = c.req.valid('query');
    const after = numberCursor(cursor);
    const owner = ownerSeen(c.get('key'));
    const found = await judges.reviews({ after, limit: limit + 1, owner, open: state === 'open' });
    return c.json(
      pageOf(found.map(reviewLine), limit, ({ item }) => item),
      200,
    );
  });

  app.openAPIRegistry.registerPath(decide);
  app.post('/v1/judges/reviews/:item', decide.middleware, async (c) => {
    const { decision, reason } = await readBody(c.req.raw, judgeDecisionBody, 'invalid-review');
    const owner = ownerSeen(c.get('key'));
    const { item } = itemParam.parse({ item: c.req.param('item') });
    const by = actorOf(c.get('key'), undefined);
    const decided = await judges.decide({ item, owner, decision, by, reason });
    switch (decided.outcome) {
      case 'decided':
        return c.json(reviewLine(decided.review), 200);
      case 'unknown':
        throw new ProblemError('unknown-review');
      case 'closed':
        throw new ProblemError('review-closed');
      case 'no_proposal':
        throw new ProblemError('no-proposal');
      default:
        return decided satisfies never;
    }
  });
}
