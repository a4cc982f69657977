import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { driftingJudge, putAnchors } from '../../test/support/drifting-judge.ts';
import { eventOf, openStore, verdictAt } from '../../test/support/open-store.ts';
import { changedPaths } from './dossier/changed-paths.ts';
import { dossierCommand } from './dossier.ts';
import { createProgram } from './program.ts';

const open = openStore();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-dossier-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LEARNERS = ['acme:ada', 'acme:bert', 'acme:cy', 'acme:dee', 'acme:eve', 'maya'];
const SECRET = 'the heron sentence';

/** A learner with one verdict at 70. */
async function judged(learner: string): Promise<void> {
  const { events, ledger, calibrations } = open.store;
  await events.accept([
    eventOf(learner, 'chat.turn_taken', { text: SECRET }),
    eventOf(learner, 'stage.completed'),
  ]);
  await ledger.award(learner, 0);
  await calibrations.commit(learner, 2, { ...verdictAt(70), reason: SECRET });
}

beforeAll(async () => {
  const { reviews, policies } = open.store;
  const { version, ...policy } = await policies.active();
  await policies.put(version, { ...policy, review: { sampleShare: 1, largeMove: 10, mode: 'blind' } });
  for (const learner of LEARNERS) await judged(learner);
  for (const learner of LEARNERS.slice(0, 5))
    await reviews.read(learner, { number: 1, by: 'coach-1', skills: { quality: 60 }, note: SECRET });
  const reviewed = { number: 1, by: 'coach-1', reason: SECRET };
  await reviews.review('acme:ada', { ...reviewed, decision: 'changed', skills: { quality: 30 } });
  await reviews.read('maya', { number: 1, by: 'coach-2', skills: { quality: 70 }, note: null });
  await reviews.review('maya', { ...reviewed, by: 'coach-2', decision: 'upheld' });
  await reviews.appeal('acme:bert', { calibration: 1, by: 'acme:bert', reason: SECRET });
  await putAnchors(open.store, { title: SECRET, touchpoint: 'note', task: SECRET, rubric: {}, turns: [] });
  await driftingJudge(open.store, 'test');
  const [drifting] = await open.store.judges.list(null);
  const { review: item } = drifting!;
  const decision = { item: item!, owner: null, decision: 'accepted', by: 'coach-1', reason: SECRET } as const;
  await open.store.judges.decide(decision);
  vi.stubEnv('DATABASE_URL', open.url);
});
afterAll(() => vi.unstubAllEnvs());

const run = (...words: string[]) =>
  dossierCommand().parseAsync(['--out', join(folder, 'record'), ...words], { from: 'user' });
const written = (ending = 'md') => readFileSync(join(folder, `record.${ending}`), 'utf8');
const rowOf = (page: string, ...start: string[]) =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| ${start.join(' | ')} |`))
    ?.split('|')
    .map((cell) => cell.trim())
    .slice(1, -1);

test('counts, accuracy and oversight are those of the installation', async () => {
  await run();
  const page = written();
  expect(rowOf(page, 'learners')).toEqual(['learners', '6']);
  expect(rowOf(page, 'stage.completed')?.slice(0, 3)).toEqual(['stage.completed', '6', '6 (100.0 %)']);
  // Five read blind at 60 and one at 70, of verdicts at 70.
  const blind = rowOf(page, 'test@1', 'quality')!;
  expect(blind[2]).toBe('6 / 6 / 6');
  expect(blind[3]).toMatch(/^8\.3 /);
  expect(page).toContain('changed or voided 50.0 % (1 of 2; 95 %: 9.5 % to 90.5 %)');
  expect(rowOf(page, 'sample')?.slice(1, 6)).toEqual(['6', '4', '1', '1', '0']);
  expect(rowOf(page, 'verdict changed')).toEqual(['verdict changed', '1', '0']);
  expect(rowOf(page, 'appeals')).toEqual(['appeals', '1']);
  expect(rowOf(page, 'people who decided')).toEqual(['people who decided', '2']);
  expect(page).toContain('all 6 learners were recomputed: every chain is intact');
  expect(page).toContain('/review/sampleShare');
  const accepted = rowOf(page, 'test@1-1', 'quality')!;
  expect(accepted[3]).toBe('operator');
  expect(Number.parseFloat(accepted[5]!)).toBeGreaterThan(5);
});

test('neither form names a learner or reviewer, or repeats what anybody wrote', async () => {
  await run('--no-verify');
  for (const page of [written(), written('html')])
    for (const hidden of [SECRET, 'heron', 'coach-1', 'ada', 'maya']) expect(page).not.toContain(hidden);
  expect(written('html')).not.toMatch(/<script|src=|https?:\/\/|`/);
});

test('a prefix limits the learners, and one without learners is refused', async () => {
  await run('--prefix', 'acme:', '--no-verify');
  expect(rowOf(written(), 'learners')).toEqual(['learners', '5']);
  expect(rowOf(written(), 'test@1', 'quality')?.[2]).toBe('5 / 5 / 5');
  await expect(run('--prefix', 'nobody:')).rejects.toMatchObject({ name: 'UsageError' });
});

test('answers take the place of questions; unknown ones are refused, and a questions file is never overwritten', async () => {
  const file = join(folder, 'answers.json');
  await run('--questions', file);
  const questions = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.values(questions).every((answer) => answer === '')).toBe(true);
  await expect(run('--questions', file)).rejects.toMatchObject({ name: 'UsageError' });
  writeFileSync(file, JSON.stringify({ ...questions, purpose: 'Courses of <Acme> & others.' }));
  await run('--answers', file, '--no-verify');
  expect(written()).toContain('Courses of <Acme> & others.');
  expect(written('html')).toContain('Courses of &lt;Acme&gt; &amp; others.');
  expect(written().match(/To be filled in by the deployer/g)).toHaveLength(Object.keys(questions).length - 1);
  for (const wrong of [{ nothing: 'x' }, { purpose: 3 }, []]) {
    writeFileSync(file, JSON.stringify(wrong));
    await expect(run('--answers', file, '--no-verify')).rejects.toMatchObject({ name: 'UsageError' });
  }
});

test('every point of Annex IV has its section', async () => {
  await run('--no-verify');
  const points = [...written().matchAll(/^\*Annex IV: (.*)\*$/gm)].map(([, point]) => point).join(' ');
  for (const point of ['1', '(a)', '(d)', '(e)', '(g)', '(h)', '3', '4', '5', '6', '7', '9'])
    expect(points).toContain(point);
});

test('it is a command of the program', () => {
  expect(createProgram().commands.map((command) => command.name())).toContain('dossier');
});

test('the paths that differ between two documents', () => {
  const before = { a: 1, 'b/c': { d: [1] }, gone: true };
  expect(changedPaths(before, { a: 1, 'b/c': { d: [2] }, new: 0 })).toEqual(['/b~1c/d', '/gone', '/new']);
  expect(changedPaths(before, structuredClone(before))).toEqual([]);
});
