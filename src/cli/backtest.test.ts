import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../test/support/open-store.ts';
import { backtestCommand } from './backtest.ts';

const open = openStore();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-backtest-'));
beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', open.url);
  for (const learner of ['ada', 'ben<b>']) {
    await open.store.events.accept([
      eventOf(learner, 'stage.completed', { stage: 's' }),
      eventOf(learner),
      eventOf(learner),
    ]);
    await open.store.ledger.award(learner, 0);
    await open.store.calibrations.commit(learner, 1, verdictAt(learner === 'ada' ? 70 : 90));
    await open.store.ledger.award(learner, 0);
  }
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

/** What a run prints. */
async function run(...words: string[]): Promise<string> {
  let said = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await backtestCommand().parseAsync(words, { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return said;
}

const STATE = `SELECT (SELECT json_agg(l ORDER BY no) FROM learners l)::text AS learners,
  (SELECT json_agg(g ORDER BY learner, entry) FROM ledger g)::text AS ledger`;

test('doubled bases double what was paid, in text, JSON and HTML, and nothing is written', async () => {
  const before = await open.store.database.query(STATE);
  const policy = await open.store.policies.active();
  const types = Object.entries(policy.types).map(([name, rule]) => [name, { ...rule, base: 2 * rule.base }]);
  const path = file('policy.json', { ...policy, types: Object.fromEntries(types) });
  const html = join(folder, 'report.html');
  const found = JSON.parse(await run('--policy', path, '--html', html, '--json'));
  expect(found).toMatchObject({ learners: 2, entries: 6, changed: 2, assumed: 0, unlike: { learners: 0 } });
  expect(found.xp.after).toBe(2 * found.xp.before);
  expect(found.movers.map(({ learner }: { learner: string }) => learner).sort()).toEqual(['ada', 'ben<b>']);
  expect(found.movers[0].causes).toMatchObject({ guards: 0, multipliers: 0 });
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('ben&lt;b&gt;');
  expect(page).not.toMatch(/ben<b>|<script|https?:|src=/);
  expect(await run('--policy', path)).toContain('2 learners, 6 entries; 2 learners change.');
  expect((await open.store.database.query(STATE)).rows).toEqual(before.rows);
});

test('other constants and another card move tiers, and the card says how many readings it applies to', async () => {
  const narrow = file('constants.json', { tierWidth: 3 });
  expect(JSON.parse(await run('--constants', narrow, '--json')).tiers).toMatchObject({ up: 0, down: 2 });
  const skills = { quality: { offset: 20, slope: 1, sigma: 10 } };
  const card = file('card.json', { judge: 'test', version: '1', skills });
  const found = JSON.parse(await run('--card', card, '--json', '--prefix', 'ada'));
  expect(found).toMatchObject({ learners: 1, card: { to: 4, of: 4 } });
  expect(found.movers[0].skill.skill).toBe('quality');
  const other = file('other.json', { judge: 'test', version: '2', skills });
  expect(JSON.parse(await run('--card', other, '--json'))).toMatchObject({
    changed: 0,
    card: { to: 0, of: 8 },
  });
});

describe('wrong use says in one line what is wrong:', () => {
  test.each([
    ['a file that is not there', ['--policy', join(folder, 'nothing.json')]],
    ['a policy that is none', ['--policy', file('list.json', [])]],
    ['a policy without types', ['--policy', file('half.json', { title: 'x' })]],
    ['a constant that does not exist', ['--constants', file('odd.json', { tierWdth: 1 })]],
    ['a constant that makes no sense', ['--constants', file('negative.json', { priorSd: -1 })]],
    [
      'a card without slope',
      ['--card', file('flat.json', { judge: 'a', version: '1', skills: { quality: {} } })],
    ],
  ])('%s', async (_what, words) => {
    await expect(run(...words)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(/^[^\n]+$/) as string,
    });
  });
});
