import { createRoute } from '@hono/zod-openapi';
import type { Policy } from '../../core/policy.ts';
import { tryPolicy } from '../../core/try-policy.ts';
import { needs, requireUnlimited } from '../auth/auth.ts';
import { readPolicy } from '../documents/read-policy.ts';
import type { App, Dependencies } from '../environment.ts';
import { json } from '../schemas/json-content.ts';
import { policyTrialSchema } from '../schemas/operations.ts';
import { policyBodySchema } from '../schemas/policy.ts';
import { refusals } from '../schemas/problem.ts';

/** Awards that are tried again. */
const AWARDS = 2000;

const trial = createRoute({
  method: 'post',
  path: '/v1/policy/dry-run',
  operationId: 'tryPolicy',
  tags: ['Policy'],
  summary: 'Try a policy on recent events',
  description: `What the newest 2,000 awards, of at most a week, would have come to under the policy in the body; nothing is
stored. Each is tried at the snapshot that it was made with. \`assumed\` counts events for which a guard that looks at
earlier events was taken to be as it was, since its rule differs. Settlements are not included.`,
  ...needs('admin'),
  request: { body: { required: true, content: { 'application/json': { schema: policyBodySchema } } } },
  responses: {
    200: json('What would have been.', policyTrialSchema),
    ...refusals('not-json', 'too-large', 'invalid-policy'),
  },
});

export function policyTrialRoute(
  app: App,
  { store }: Pick<Dependencies<'operations' | 'policies'>, 'store'>,
): void {
  app.openAPIRegistry.registerPath(trial);
  app.post(trial.path, trial.middleware, async (c) => {
    requireUnlimited(c.get('key'));
    const policy = await readPolicy(c.req.raw);
    const awards = await store.operations.recentAwards(AWARDS);
    const versions = new Map<number, Policy>();
    for (const version of new Set(awards.map((award) => award.policy)))
      versions.set(version, await store.policies.read(version));
    const times = awards.map(({ at }) => at);
    const iso = (at: number) => (times.length === 0 ? null : new Date(at).toISOString());
    return c.json(
      {
        ...tryPolicy(awards, (award) => versions.get(award.policy) as Policy, policy),
        learners: new Set(awards.map(({ learner }) => learner)).size,
        from: iso(Math.min(...times)),
        to: iso(Math.max(...times)),
      },
      200,
    );
  });
}
