import { beforeAll, expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';
import { onDatabase } from '../../../test/support/on-database.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';
import { buildDossier } from '../../judge/dossier/build.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import { pack } from './pack.ts';

const open = openStore();
const key = { learner: 'maya', completion: 3, step: 'dossier' };
const said = 'First I compared the two cohorts by hand, since the export counted paused members as lost.';

beforeAll(async () => {
  await open.store.events.accept([
    eventOf('maya', 'chat.turn_taken', { stage: 's', text: said }),
    eventOf('maya', 'chat.turn_taken', { stage: 's', text: `${said} Then “again”, with \u2028 and 🦉.` }),
    eventOf('maya', 'stage.completed', { stage: 's', outcome: 'passed' }),
  ]);
  await liveThrough(open.store, offlineJudge, 'maya');
});

const stepRows = async () =>
  (await onDatabase(open.url, 'SELECT step, result, packed, input_hash FROM steps ORDER BY step')).rows as {
    step: string;
    result: unknown;
    packed: Buffer;
    input_hash: string;
  }[];

test('a completion stores each text once, and its steps read back as they were', async () => {
  const stored = await stepRows();
  expect(stored.map(({ step }) => step)).toEqual(['check', 'dossier', 'score']);
  expect(stored.every(({ result }) => result === null)).toBe(true);
  const dossier = buildDossier((await open.store.calibrations.dossierInput('maya', 3))!);
  const read = await open.store.steps.read(key);
  expect(hashDossier(read as never)).toBe(stored[1]!.input_hash);
  expect(JSON.stringify(read)).toContain('Then “again”, with \u2028 and 🦉.');
  expect((read as typeof dossier).turns).toEqual(dossier.turns);
  expect(stored[1]!.packed.length).toBeLessThan(pack(read, Buffer.alloc(0)).length / 2);
});

test('the answers have their quotes and traces', async () => {
  const { no } = (await open.store.learners.find('maya'))!;
  const steps = await open.store.steps.ofCalibration(no, 1);
  const [score, check] = ['score', 'check'].map((name) => steps.find(({ step }) => step === name)!);
  expect(score!.result).toMatchObject({ scores: expect.anything(), trace: score!.trace });
  expect(check!.result).toMatchObject({ check: expect.anything(), trace: check!.trace });
});

test('a row of an earlier release is read as it is', async () => {
  const whole = { rubric: { id: 'r', version: 1, body: { demand: { quality: 70 } } }, turns: [] };
  await onDatabase(
    open.url,
    `UPDATE steps SET result = $1, packed = NULL, sources = NULL WHERE step = 'dossier'`,
    [JSON.stringify(whole)],
  );
  expect(await open.store.steps.read(key)).toEqual(whole);
});

test('a dossier without one of its texts reads as none, and its step cannot be claimed', async () => {
  const learner = 'nora';
  const text = eventOf(learner, 'chat.turn_taken', { stage: 's', text: said });
  await open.store.events.accept([
    text,
    eventOf(learner, 'stage.completed', { stage: 's', outcome: 'passed' }),
  ]);
  await liveThrough(open.store, offlineJudge, learner);
  const { no } = (await open.store.learners.find(learner))!;
  await onDatabase(open.url, 'DELETE FROM payloads WHERE learner = $1 AND seq = 1', [no]);
  const place = { learner, completion: 2, step: 'dossier' };
  expect(await open.store.steps.read(place)).toBeNull();
  expect(await open.store.steps.claim({ ...place, step: 'score' }, 1000)).toEqual({ state: 'busy' });
});

test('a result larger than any of its sources, or with none, is stored too', async () => {
  const step = { learner: 'maya', completion: 1, step: 'score' };
  const result = { text: 'x'.repeat(200_000), odd: '\u0000 \ud83e' };
  const stored = await open.store.steps.store(step, { inputHash: null, result, trace: { a: 1 } });
  expect(stored).toEqual(JSON.parse(JSON.stringify(result)));
});
