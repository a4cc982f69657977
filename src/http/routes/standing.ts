import { createRoute, z } from '@hono/zod-openapi';
import { roleStanding } from '../../core/standing.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import {
  mostTelling,
  touchpointValue,
  type Touchpoint,
  type ValueOf,
} from '../../core/standing/touchpoint-value.ts';
import type { NextStages } from '../../store/learner/touchpoints.ts';
import { economicStanding } from '../../core/standing/economic-standing.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { needs } from '../auth/auth.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import { roleQuery } from '../schemas/role.ts';
import { isRoleCode } from '../schemas/values.ts';
import { economicStandingSchema, roleStandingSchema } from '../schemas/standing.ts';
import { readPast } from '../reads/as-of.ts';
import { lastSeen, sightEnd } from '../review/sight.ts';
import type { SightEnd } from '../../store/review/waiting-works.ts';
import type { Store } from '../../store/store.ts';
import { learnerErased, requireVisible } from '../auth/visible-learner.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/standing',
  operationId: 'readStanding',
  tags: ['Roles'],
  summary: 'Read the standing of a learner',
  description: `With \`role\`, compares the learner with what the role requires of each skill: bands, intervals, the weakest
link and the evidence that would improve it most; \`journey.next[].value\` says what each next stage of the learner’s own program
would tell about it per minute of par time. Without, returns two marks among all rated occupations: what XP has earned
and what skill supports. Wages are published figures of the occupations. All numbers are as of the learner’s \`version\`; for a person who has to read work of
the learner blind, of the version before its verdict.`,
  ...needs('read'),
  request: {
    params: learnerParam,
    query: roleQuery,
  },
  responses: {
    200: json('The standing.', z.union([roleStandingSchema, economicStandingSchema])),
    ...refusals('unknown-learner', 'unknown-role', 'learner-erased', 'invalid-parameter'),
  },
});

/** The input of a standing before a verdict that the caller may not see. */
async function standingBefore(store: Pick<Store, 'learners'>, end: SightEnd, now: Date) {
  const { layer, snapshot } = await readPast(store, end.no, { time: now.getTime() }, lastSeen(end));
  const { learner, version, asOf, xp } = layer;
  return { learner, version, at: Date.parse(asOf), level: xp.level, snapshot, journey: layer.journey };
}

/** What is next in the learner's own program, and what each would tell about the role; no values for an unrated role. */
function journeyValues(
  snapshot: Snapshot,
  { program, version, next }: NextStages,
  touchpoints: readonly Touchpoint[] | null,
  { required, ...when }: Omit<ValueOf, 'required'> & { required: ValueOf['required'] | null },
) {
  const values = required
    ? (touchpoints ?? []).map((touchpoint) => touchpointValue(snapshot, touchpoint, { required, ...when }))
    : [];
  const place = mostTelling(values);
  return {
    program,
    version,
    tellsMost: place === null ? null : (next[place]?.id ?? null),
    next: next.map((stage, index) => ({ ...stage, value: values[index] ?? null })),
  };
}

export function standingRoute(app: App, { store, now }: Dependencies): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const found = await store.learners.standing(id);
    if (!found) throw new ProblemError('unknown-learner');
    if (found.erased) throw learnerErased();
    const end = await sightEnd(store, c.get('key'), id);
    const { learner, version, at, level, snapshot, journey } = end
      ? await standingBefore(store, end, now())
      : found;
    const shown = { learner, version, asOf: new Date(at).toISOString() };
    const book = await store.roles.book();
    c.header('cache-control', 'private, no-cache');
    const code = c.req.valid('query').role;
    if (code === undefined)
      return c.json({ ...shown, ...economicStanding({ snapshot, level, at }, book) }, 200);
    const role = isRoleCode(code) ? await store.roles.find(code, tenantPrefix(id)) : null;
    if (!role) throw new ProblemError('unknown-role', { detail: '`GET /v1/roles` lists all roles.' });
    const when = { at, cards: await store.calibrations.judgeCards(id) };
    const { required } = role.role;
    return c.json(
      {
        ...shown,
        ...roleStanding(snapshot, role.role, book.attribution, when),
        journey: journeyValues(
          snapshot,
          journey,
          required && (await store.learners.touchpoints(id, journey, at)),
          { ...when, required },
        ),
      },
      200,
    );
  });
}
