import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dossierOf, inputOf, RUBRIC, type Line } from '../../../test/support/dossier-of.ts';
import { chainOf } from '../../judge/chain.ts';
import { buildDossier } from '../../judge/dossier/build.ts';
import type { DossierInput } from '../../judge/dossier/input.ts';
import type { ScoreStep } from '../../judge/answer.ts';
import { hashDossier } from '../../judge/dossier/hash.ts';
import { offlineJudge, offlineJudgeFrom } from '../../judge/offline/offline-judge.ts';
import { inThisThread, startJudgeThreads } from './judge-threads.ts';

const lines: Line[] = [
  { speaker: 'coach', text: 'What did you find?' },
  { speaker: 'learner', text: 'I checked the weekly churn twice, because mobile orders fell by 18 percent.' },
];

const threads = startJudgeThreads({ threads: 1 });
afterAll(() => threads.close());

test.each([
  ['in another thread', threads],
  ['in this thread', inThisThread()],
])('%s dossier and verdict are the same as without threads', async (_name, where) => {
  const input = inputOf(lines);
  const dossier = buildDossier(input);
  expect(await where.build(input)).toEqual({ dossier, hash: hashDossier(dossier) });
  const expected = await chainOf(offlineJudge, dossier).verdict();
  expect(await chainOf(where.offline, dossier, undefined, where.ground).verdict()).toEqual(expected);
  expect(await where.judge(input)).toEqual({ dossier, hash: hashDossier(dossier), judged: expected });
});

test('a score of another version is grounded and checked separately', async () => {
  const dossier = dossierOf(lines);
  const quotes = [{ seq: 2, text: 'weekly churn twice' }];
  const { trace } = await offlineJudge.score(dossier);
  const older: ScoreStep = {
    scores: { quality: { band: 4, position: 0.5, confidence: 0.5, quotes } },
    trace,
    judge: { name: 'offline', version: '1' },
  };
  await threads.offline.score(dossier);
  const grounded = await threads.ground(dossier, older);
  expect(grounded.skills.map(({ skill, quotes: kept }) => [skill, kept])).toEqual([
    ['quality', [{ skill: 'quality', seq: 2, text: 'weekly churn twice' }]],
  ]);
  expect(await threads.offline.check(dossier, grounded)).toEqual(await offlineJudge.check(dossier, grounded));
});

test('threads use an installation’s own weights', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-weights-'));
  const file = join(folder, 'own.json');
  const fitted = { set: 'own', dossiers: 60, groups: [], weights: { numbers: 2, names: 0.5 } };
  writeFileSync(file, JSON.stringify({ judge: 'offline', version: '5', skills: { quality: fitted } }));
  const own = startJudgeThreads({ threads: 1, weights: file });
  try {
    const expected = offlineJudgeFrom(file);
    const dossier = dossierOf(lines, { body: { ...RUBRIC, reference: '' } });
    expect(own.offline.version).toMatch(/^5\+/u);
    expect((await own.offline.score(dossier)) as object).toEqual({
      ...(await expected.score(dossier)),
      judge: { name: 'offline', version: expected.version },
    });
  } finally {
    await own.close();
    rmSync(folder, { recursive: true });
  }
});

test('a failed job rejects, and the next one runs', async () => {
  await expect(threads.build({} as DossierInput)).rejects.toThrow();
  expect((await threads.build(inputOf(lines))).dossier.turns).toHaveLength(2);
});

test('threads are free until each runs a job and one more waits for it', async () => {
  expect(threads.isFree()).toBe(true);
  const running = threads.build(inputOf(lines));
  expect(threads.isFree()).toBe(true);
  const waiting = threads.build(inputOf(lines));
  expect(threads.isFree()).toBe(false);
  await Promise.all([running, waiting]);
  expect(threads.isFree()).toBe(true);
});
