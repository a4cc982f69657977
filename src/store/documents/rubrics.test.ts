import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';
import type { Rubric } from '../../core/rubric.ts';
import { createPool, type Database } from '../database.ts';
import { ensureShippedRubrics } from './ensure-shipped-rubrics.ts';
import { programOf } from '../../../test/support/arbitrary-program.ts';
import type { ProgramBody } from '../../core/program/schema.ts';

const SHIPPED = new URL('../../../programs/rubrics/', import.meta.url);
const open = openStore();

let folder: string;
let owner: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-rubrics-'));
  await cp(SHIPPED, folder, { recursive: true });
  owner = createPool(open.url, { size: 2, owner: true });
});
afterEach(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

const fileOf = (id: string) => join(folder, `${id}.json`);
const shipped = async (id: string) => JSON.parse(await readFile(fileOf(id), 'utf8')) as Rubric;
const ensure = () => ensureShippedRubrics(owner, pathToFileURL(`${folder}/`));
const versions = async (id: string) =>
  (await owner.query('SELECT version, body FROM rubrics WHERE id = $1 ORDER BY version', [id])).rows;

/** Accepts and awards one completion; returns the rubric it is judged by when accepted and at any later time. */
async function complete(learner: string, type: string, data: Record<string, unknown>) {
  await open.store.events.accept([eventOf(learner, type, data)]);
  await open.store.ledger.award(learner, 0);
  return async () => (await open.store.calibrations.dossierInput(learner, 1))?.rubric;
}

test('a new database has version 1 of every shipped rubric, and starting again adds none', async () => {
  const before = await owner.query('SELECT id, version FROM rubrics ORDER BY id');
  expect(new Set(before.rows.map(({ version }) => version))).toEqual(new Set([1]));
  expect(before.rows.map(({ id }) => id)).toContain('default');
  // Key order and white space do not make another rubric.
  const { title, ...rest } = await shipped('default');
  await writeFile(fileOf('default'), JSON.stringify({ ...rest, title }, null, 7));
  await ensure();
  expect((await owner.query('SELECT id, version FROM rubrics ORDER BY id')).rows).toEqual(before.rows);
});

test('a changed file becomes the next version for later completions only', async () => {
  const stage = programOf([[]], [0]) as ProgramBody;
  stage.phases[0]!.stages[0]!.rubric = 'note';
  await open.store.programs.put(0, { ...stage, id: 'notes' });
  const placed = { program: 'notes', stage: 's0' };
  const before = await complete('before', 'stage.completed', {});
  const placedBefore = await complete('placed-before', 'stage.completed', placed);
  const old = { default: await shipped('default'), note: await shipped('note') };
  for (const id of ['default', 'note'] as const)
    await writeFile(fileOf(id), JSON.stringify({ ...old[id], title: 'Read anew' }));
  // Two processes start at the same time.
  await Promise.all([ensure(), ensure()]);
  expect(await versions('default')).toEqual([
    { version: 1, body: old.default },
    { version: 2, body: { ...old.default, title: 'Read anew' } },
  ]);
  expect(await before()).toMatchObject({ id: 'default', version: 1, body: { title: old.default.title } });
  expect(await placedBefore()).toMatchObject({ id: 'note', version: 1, body: { title: old.note.title } });
  const after = await complete('after', 'stage.completed', {});
  const placedAfter = await complete('placed-after', 'stage.completed', placed);
  expect(await after()).toMatchObject({ id: 'default', version: 2, body: { title: 'Read anew' } });
  expect(await placedAfter()).toMatchObject({ id: 'note', version: 2, body: { title: 'Read anew' } });
});

test('a rubric without a file stays, and an invalid one is rejected', async () => {
  await rm(fileOf('work'));
  await ensure();
  expect(await versions('work')).toHaveLength(1);
  expect(await open.store.rubrics.ids()).toContain('work');
  await writeFile(fileOf('voice'), JSON.stringify({ ...(await shipped('voice')), skills: {} }));
  await expect(ensure()).rejects.toThrow('programs/rubrics/voice.json');
});

test('the running product may read rubrics but not write shipped ones', async () => {
  const write = `INSERT INTO rubrics (id, version, body, at) VALUES ('default', 9, '{}', now())`;
  await expect(open.store.database.query(write)).rejects.toThrow('row-level security');
});
