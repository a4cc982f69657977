import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyCredential } from '../../src/credential/verify/verify-credential.ts';
import { startCredentialRules } from '../../src/services/credentials/follow-rules.ts';
import { startEdge, type Edge } from '../http/support/edge.ts';
import type { Json } from '../http/support/json.ts';
import { collectingLogger } from '../support/collecting-logger.ts';
import { eventOf } from '../support/open-store.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { createIssuer, live } from './support/issuing.ts';
import { RULES_OPTIONS, setRules } from './support/rules.ts';
import { ISSUER_SECRET } from './support/secret.ts';

let edge: Edge;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  edge = await startEdge();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => edge.stop());

function startRules(options: Partial<Parameters<typeof startCredentialRules>[0]> = {}) {
  const { logger, lines } = collectingLogger();
  const rules = startCredentialRules({ store: edge.store, logger, ...RULES_OPTIONS, ...options });
  stops.push(rules.stop);
  return { lines, stop: rules.stop };
}

type Listed = { id: string; rule: string | null; revokedAt: string | null; revocationReason: string | null };

const listOf = async (learner: string): Promise<Listed[]> =>
  (await edge.get(`/v1/learners/${encodeURIComponent(learner)}/credentials?limit=200`)).body.data;

const rulesOf = async (learner: string) =>
  (await listOf(learner)).map(({ rule, revocationReason }) => [rule, revocationReason]);

/** One more completion, read at `x`. */
const verdict = (learner: string, x = 85) => live(edge.store, learner, { x, completions: 1, turns: 0 });

/** Waits until everything that was committed before has been followed. */
async function followed(): Promise<void> {
  const { tx } = await edge.store.changes.end();
  const read = 'SELECT after_tx >= $1::xid8 AS past FROM credential_follower';
  // A change of somebody else moves the position past all that came before it.
  await live(edge.store, `passer-${tx}`, { completions: 0, turns: 1 });
  await expect
    .poll(async () => (await edge.store.database.query(read, [tx])).rows[0].past, { timeout: 20_000 })
    .toBe(true);
}

test('without an issuer nothing is issued, which one line says; with one, the changes of meanwhile count', async () => {
  await setRules(edge.store, [{ kind: 'level', level: 2 }]);
  const { lines } = startRules();
  await expect
    .poll(() => lines.map(({ msg }) => msg))
    .toEqual(['rules of the policy issue no credentials: no issuer']);
  await live(edge.store, 'early', { turns: 40 });
  await createIssuer(edge.store);
  await expect.poll(() => rulesOf('early'), { timeout: 20_000 }).toEqual([['level:2', null]]);
  expect(lines.filter(({ level }) => level > 30)).toHaveLength(1);
});

const SCRIPT = fileURLToPath(new URL('run-rules.ts', import.meta.url));

describe('with an issuer', () => {
  beforeAll(async () => {
    if (!(await edge.store.issuer.find())) await createIssuer(edge.store);
  });

  test('a tier is issued once it is held through the verdicts that the rule asks for, and only once', async () => {
    await setRules(edge.store, [{ kind: 'tier', tier: 'solid', held: { verdicts: 3, days: 0 } }]);
    startRules();
    for (const _ of [1, 2]) await verdict('holder');
    await followed();
    expect(await rulesOf('holder')).toEqual([]);
    await verdict('holder');
    await expect.poll(() => rulesOf('holder')).toEqual([['tier:solid', null]]);
    for (const _ of [1, 2]) await verdict('holder');
    await followed();
    const [credential, ...more] = await listOf('holder');
    expect(more).toEqual([]);
    expect(credential).toMatchObject({
      learner: 'holder',
      claim: { kind: 'tier', tier: 'solid' },
      revokedAt: null,
    });
    const file = await edge.request(`/v1/credentials/${credential!.id}.json`);
    const { checks } = await verifyCredential(new Uint8Array(await file.arrayBuffer()), { now: new Date() });
    expect(checks.filter(({ ok }) => ok === false)).toEqual([]);
  });

  test('what a void takes the ground from is revoked, and issued again once it is earned again', async () => {
    await setRules(edge.store, [{ kind: 'tier', tier: 'solid', held: { verdicts: 3, days: 0 } }]);
    startRules();
    await live(edge.store, 'undone', { completions: 3, turns: 0 });
    await expect.poll(() => rulesOf('undone')).toEqual([['tier:solid', null]]);
    // The tier is still shown, but was never held through three verdicts that count.
    await edge.store.calibrations.correct('undone', { kind: 'void', seq: 4, reason: 'misrouted' });
    await expect.poll(() => rulesOf('undone')).toEqual([['tier:solid', 'undone']]);
    await verdict('undone');
    await expect
      .poll(() => rulesOf('undone'))
      .toEqual([
        ['tier:solid', 'undone'],
        ['tier:solid', null],
      ]);
  });

  test('a tier that later work loses leaves the credential as it is', async () => {
    await setRules(edge.store, [{ kind: 'tier', tier: 'solid', held: { verdicts: 2, days: 0 } }]);
    startRules();
    await live(edge.store, 'faded', { completions: 2, turns: 0 });
    await expect.poll(() => rulesOf('faded')).toEqual([['tier:solid', null]]);
    await live(edge.store, 'faded', { x: 0, completions: 9, turns: 0 });
    await followed();
    const { body } = await edge.get('/v1/learners/faded');
    expect(body.workSkills.overall.tier).toBe('underperforming');
    expect(await rulesOf('faded')).toEqual([['tier:solid', null]]);
  });

  test('a level whose awards are taken back is revoked', async () => {
    await setRules(edge.store, [{ kind: 'level', level: 4 }]);
    startRules();
    await live(edge.store, 'climber', { x: 95, completions: 1, turns: 30 });
    await expect.poll(() => rulesOf('climber')).toEqual([['level:4', null]]);
    for (let seq = 3; seq <= 32; seq += 1)
      await edge.store.calibrations.correct('climber', { kind: 'void', seq, reason: 'not the learner' });
    await expect.poll(() => rulesOf('climber'), { timeout: 20_000 }).toEqual([['level:4', 'undone']]);
  });

  test('what a person revoked is not issued again; what expired is', async () => {
    await setRules(edge.store, [
      { kind: 'level', level: 2 },
      { kind: 'tier', tier: 'developing', held: { verdicts: 1, days: 0 }, validDays: 1 },
    ]);
    startRules();
    await live(edge.store, 'renewed', { turns: 40 });
    await expect.poll(async () => (await rulesOf('renewed')).length).toBe(2);
    for (const { id, rule } of await listOf('renewed'))
      if (rule === 'level:2') await edge.request(`/v1/credentials/${id}/revoke`, { method: 'POST' });
      else await edge.store.database.query(`UPDATE credentials SET valid_until = now() WHERE id = $1`, [id]);
    await verdict('renewed');
    await followed();
    expect((await rulesOf('renewed')).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ['level:2', 'requested'],
      ['tier:developing', null],
      ['tier:developing', null],
    ]);
  });

  test('a tenant’s own policy counts for its learners, and roles are the tenant’s', async () => {
    const { store } = edge;
    await store.tenants.put('acme', 0, {
      prefix: 'acme:',
      scopes: ['read', 'admin'],
      judge: {},
      limits: {},
      jwksUrl: null,
    });
    const required = { independence: 50, quality: 50, communication: 50, speed: 50 };
    const admin = await edge.keyOf(['admin', 'read'], 'acme:');
    await edge.request('/v1/roles/clerk', {
      method: 'PUT',
      token: admin,
      body: JSON.stringify({ title: 'Clerk', required }),
      headers: { 'content-type': 'application/json' },
    });
    await setRules(store, [{ kind: 'level', level: 2 }]);
    await setRules(store, [{ kind: 'role', role: 'clerk' }], 'acme:');
    startRules();
    await live(store, 'acme:anna', { turns: 40 });
    await live(store, 'acme2:ben', { turns: 40 });
    await expect.poll(() => rulesOf('acme:anna')).toEqual([['role:clerk', null]]);
    await expect.poll(() => rulesOf('acme2:ben')).toEqual([['level:2', null]]);
  });

  test('erased learners get none', async () => {
    await setRules(edge.store, [{ kind: 'level', level: 2 }]);
    await live(edge.store, 'gone', { turns: 40 });
    await edge.request('/v1/learners/gone', { method: 'DELETE' });
    startRules();
    await followed();
    const issued = 'SELECT FROM credentials c JOIN learners l ON l.no = c.learner WHERE l.id = $1';
    expect((await edge.store.database.query(issued, ['gone'])).rowCount).toBe(0);
  });

  test('many workers issue what one would', async () => {
    await setRules(edge.store, [{ kind: 'level', level: 2 }]);
    const learners = Array.from({ length: 5 }, (_, index) => `crowd-${index}`);
    // None keeps its claim, so that all work at the same time.
    const loose = { ...edge.store.credentials, saveFollowed: async () => true };
    const claimFollowing: typeof loose.claimFollowing = async () => ({ position: start, restored: false });
    const start = await edge.store.changes.end();
    for (const learner of learners) await live(edge.store, learner, { turns: 40 });
    const store = { ...edge.store, credentials: { ...loose, claimFollowing } };
    const workers = [1, 2, 3].map(() => startRules({ store }));
    for (const learner of learners)
      await expect.poll(() => rulesOf(learner), { timeout: 20_000 }).toEqual([['level:2', null]]);
    await Promise.all(workers.map(({ stop }) => stop()));
    for (const learner of learners) expect(await rulesOf(learner)).toEqual([['level:2', null]]);
    const said = workers.flatMap(({ lines }) =>
      lines.filter(({ msg }) => msg === 'credential issued by rule'),
    );
    expect(said).toHaveLength(learners.length);
  });

  test.each(['before', 'after'])(
    'a worker killed just %s it stores a credential: the next one issues it once',
    async (when) => {
      await setRules(edge.store, [{ kind: 'level', level: 2 }]);
      // Follows until now, so that only the learner of this test is new.
      const { stop } = startRules();
      await followed();
      await stop();
      await live(edge.store, `killed-${when}`, { turns: 40 });
      const child = spawn(process.execPath, ['--no-warnings', SCRIPT, edge.url, when], {
        stdio: ['pipe', 'inherit', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');
      expect(await rulesOf(`killed-${when}`)).toHaveLength(when === 'after' ? 1 : 0);
      startRules();
      await expect.poll(() => rulesOf(`killed-${when}`), { timeout: 20_000 }).toEqual([['level:2', null]]);
      await followed();
      expect(await rulesOf(`killed-${when}`)).toEqual([['level:2', null]]);
    },
  );

  test('a learner whose credential cannot be made does not hold up the others', async () => {
    await setRules(edge.store, [{ kind: 'level', level: 2 }]);
    const { store } = edge;
    const prepare: typeof store.credentials.prepare = async (learner, ...rest) => {
      if (learner === 'broken') throw new Error('out of order');
      return store.credentials.prepare(learner, ...rest);
    };
    const { lines } = startRules({ store: { ...store, credentials: { ...store.credentials, prepare } } });
    await followed();
    await live(store, 'broken', { turns: 40 });
    await live(store, 'whole', { turns: 40 });
    await expect.poll(() => rulesOf('whole'), { timeout: 20_000 }).toEqual([['level:2', null]]);
    await expect
      .poll(() => lines.filter(({ level }) => level === 50), { timeout: 20_000 })
      .toEqual([expect.objectContaining({ learner: 'broken' })]);
  });

  test('the policy names only roles that can be met', async () => {
    const { body, headers } = await edge.get('/v1/policy');
    const put = async (role: string) => {
      const response = await edge.request('/v1/policy', {
        method: 'PUT',
        body: JSON.stringify({ ...body, credentials: [{ kind: 'role', role }] }),
        headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') as string },
      });
      return [response.status, ((await response.json()) as Json).errors];
    };
    expect(await put('nowhere')).toEqual([
      422,
      [{ pointer: '/credentials/0/role', detail: 'is not the code of a role here' }],
    ]);
    expect((await put('15-2051.01'))[0]).toBe(200);
  });

  test('a webhook is told of what is issued and revoked, by rule and by hand', async () => {
    const { store } = edge;
    await store.webhooks.put('told', {
      url: 'https://a.example',
      kinds: ['credential'],
      prefix: null,
      group: null,
      roles: [],
    });
    const start = await store.changes.end();
    await live(store, 'told', { completions: 3, turns: 0 });
    await setRules(store, [{ kind: 'tier', tier: 'solid', held: { verdicts: 3, days: 0 } }]);
    startRules();
    await live(store, 'told', { completions: 0, turns: 1 });
    await expect.poll(() => rulesOf('told')).toEqual([['tier:solid', null]]);
    await store.calibrations.correct('told', { kind: 'void', seq: 4, reason: 'misrouted' });
    await expect.poll(() => rulesOf('told')).toEqual([['tier:solid', 'undone']]);
    await expect
      .poll(async () =>
        (await store.webhooks.outgoing(start, 500)).flatMap(({ id, notice }) =>
          id === 'told' && notice?.kind === 'credential' ? notice : [],
        ),
      )
      .toMatchObject([
        { kind: 'credential', action: 'issued', claim: { kind: 'tier', tier: 'solid' }, rule: 'tier:solid' },
        { kind: 'credential', action: 'revoked', rule: 'tier:solid', undone: true },
      ]);
    await store.webhooks.delete('told');
  });

  test('in the whole system the next award leads to the credential', async () => {
    const system = await startSystem({ judge: createTestJudge(), issuerSecret: () => ISSUER_SECRET });
    stops.push(system.stop);
    await createIssuer(system.store);
    await live(system.store, 'maya', { completions: 3, turns: 0 });
    await setRules(system.store, [{ kind: 'tier', tier: 'solid', held: { verdicts: 3, days: 0 } }]);
    await system.post([eventOf('maya')]);
    const { no } = (await system.store.learners.find('maya'))!;
    await expect
      .poll(() => system.store.credentials.list(no, { after: null, limit: 9 }), { timeout: 100_000 })
      .toMatchObject([{ rule: 'tier:solid', revokedAt: null }]);
  }, 150_000);
});
