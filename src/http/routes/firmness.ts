import { createRoute } from '@hono/zod-openapi';
import { firmness, type Firmness } from '../../core/firmness.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { countedVerdict } from '../../store/calibration/refold.ts';
import type { FirmnessInput } from '../../store/firmness/read-firmness.ts';
import { needs } from '../auth/auth.ts';
import { learnerErased, requireVisible } from '../auth/visible-learner.ts';
import type { App, Dependencies } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { requireNothingHidden } from '../review/sight.ts';
import { firmnessSchema } from '../schemas/firmness.ts';
import { json } from '../schemas/json-content.ts';
import { learnerParam } from '../schemas/learner-id.ts';
import { refusals } from '../schemas/problem.ts';
import { roleQuery } from '../schemas/role.ts';
import { isRoleCode } from '../schemas/values.ts';

const read = createRoute({
  method: 'get',
  path: '/v1/learners/{id}/firmness',
  operationId: 'readFirmness',
  tags: ['Learners'],
  summary: 'Read how few verdicts a learner’s tier, level and readiness rest on',
  description: `For the tier, the level and, with \`role\`, the readiness: the smallest set of one or two verdicts whose
removal changes it, and what it is then. A removal folds the remaining verdicts again; events and guards stay, and XP is what
their awards are then worth. All numbers are as of the learner’s \`version\`.`,
  ...needs('read'),
  request: {
    params: learnerParam,
    query: roleQuery,
  },
  responses: {
    200: json('The firmness.', firmnessSchema),
    ...refusals('unknown-learner', 'unknown-role', 'learner-erased', 'invalid-parameter', 'read-first'),
  },
});

function shownOf<Answer>({ now, mark, verdicts, after }: Firmness<Answer>, all: FirmnessInput['verdicts']) {
  const shown = verdicts.flatMap((place) => {
    const verdict = all[place];
    return verdict ? [{ number: verdict.number, completion: verdict.completion }] : [];
  });
  return { now, firm: mark, verdicts: shown, after };
}

/** Size of the smallest set among several answers. */
function smallestOf(sizes: readonly number[]): number | null {
  const found = sizes.filter((size) => size > 0);
  return found.length === 0 ? null : Math.min(...found);
}

export function firmnessRoute(app: App, { store }: Dependencies): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    requireVisible(c.get('key'), id);
    const found = await store.learners.firmness(id);
    if (!found) throw new ProblemError('unknown-learner');
    if (found.erased) throw learnerErased();
    // Which verdict decides the tier, and how, would tell what the reviewer has to read first.
    await requireNothingHidden(store, c.get('key'), id);
    const code = c.req.valid('query').role;
    const role =
      code !== undefined && isRoleCode(code) ? await store.roles.find(code, tenantPrefix(id)) : null;
    if (code !== undefined && !role)
      throw new ProblemError('unknown-role', { detail: '`GET /v1/roles` lists all roles.' });
    const { learner, version, at, verdicts, level } = found;
    const required = role?.role.required;
    const shown = firmness(verdicts.map(countedVerdict), {
      level,
      ...(required ? { readiness: { required, at } } : {}),
    });
    const readiness =
      role && shown.readiness ? { role: role.role.code, ...shownOf(shown.readiness, verdicts) } : null;
    const answers = [shown.tier, shown.level, ...(shown.readiness ? [shown.readiness] : [])];
    c.header('cache-control', 'private, no-cache');
    return c.json(
      {
        learner,
        version,
        asOf: new Date(at).toISOString(),
        verdicts: verdicts.length,
        smallest: smallestOf(answers.map((answer) => answer.verdicts.length)),
        tier: shownOf(shown.tier, verdicts),
        level: shownOf(shown.level, verdicts),
        readiness,
      },
      200,
    );
  });
}
