import { afterAll, expect, test } from 'vitest';
import { dossierOf, inputOf, type Line } from '../../../test/support/dossier-of.ts';
import { chainOf } from '../chain.ts';
import { buildDossier } from '../dossier/build.ts';
import { hashDossier } from '../dossier/hash.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { inThisThread, startJudgeThreads } from './judge-threads.ts';

const lines: Line[] = [
  { speaker: 'coach', text: 'What did you find?' },
  { speaker: 'learner', text: 'I checked the weekly churn twice, because mobile orders fell by 18 percent.' },
];

const threads = startJudgeThreads(1);
afterAll(() => threads.close());

test.each([
  ['in another thread', threads],
  ['in this thread', inThisThread()],
])('%s a dossier and its verdict are what they are without threads', async (_name, where) => {
  const input = inputOf(lines);
  const dossier = buildDossier(input);
  expect(await where.build(input)).toEqual({ dossier, hash: hashDossier(dossier) });
  const expected = await chainOf(offlineJudge, dossier).verdict();
  expect(await chainOf(where.offline, dossier, undefined, where.ground).verdict()).toEqual(expected);
});

test('what another judge scored is grounded and checked for itself', async () => {
  const dossier = dossierOf(lines);
  const quotes = [{ seq: 2, text: 'weekly churn twice' }];
  const { trace } = await offlineJudge.score(dossier);
  const score = { scores: { quality: { band: 4, position: 0.5, confidence: 0.5, quotes } }, trace } as const;
  const older = { ...score, scores: { quality: { ...score.scores.quality, quotes } } };
  await threads.offline.score(dossier);
  const grounded = await threads.ground(dossier, older as never);
  expect(grounded.skills.map(({ skill, quotes: kept }) => [skill, kept])).toEqual([
    ['quality', [{ skill: 'quality', seq: 2, text: 'weekly churn twice' }]],
  ]);
  expect(await threads.offline.check(dossier, grounded)).toEqual(await offlineJudge.check(dossier, grounded));
});

test('a job that fails is told, and the next one is done', async () => {
  await expect(threads.build({} as never)).rejects.toThrow();
  expect((await threads.build(inputOf(lines))).dossier.turns).toHaveLength(2);
});
