import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../test/support/open-store.ts';
import { buildDossier } from '../judge/dossier/build.ts';
import { calibrateJudge } from '../judge/measure/calibrate-judge.ts';
import { inputFrom } from '../judge/measure/input-from.ts';
import { ENOUGH_REVIEWS } from '../judge/measure/reviewed-work.ts';
import { offlineJudge } from '../judge/offline/offline-judge.ts';
import { selectJudge } from '../judge/select-judge.ts';
import { readReviews } from './read-reviews.ts';
import { saveCalibration } from './save-calibration.ts';

const open = openStore();

/** A note whose sentences have about `words` words. */
function noteOf(words: number, seed: number): string {
  return ['stock', 'bill', 'shelf', 'order']
    .map((thing) => {
      const rest = Array.from({ length: words - 4 }, (_, at) => `${'abcdefgh'[(at + seed) % 8]}ther`);
      return `We counted the ${thing} ${rest.join(' ')}.`;
    })
    .join(' ');
}

/** A learner with one judged note; the reviewer changes `communication`, or upholds the verdict if it is null. */
async function reviewed(learner: string, words: number, communication: number | null): Promise<void> {
  const { store } = open;
  const text = noteOf(words, learner.length + words);
  await store.events.accept([
    eventOf(learner),
    eventOf(learner, 'stage.completed', { stage: 's', outcome: 'passed' }),
  ]);
  await store.ledger.award(learner, 0);
  const dossier = buildDossier(
    inputFrom({ id: learner, task: 'A note', turns: [{ speaker: 'learner', text }] }, 'note'),
  );
  const key = { learner, completion: 2, step: 'dossier' };
  await store.steps.store(key, { inputHash: null, result: dossier, trace: null });
  await store.calibrations.commit(learner, 2, verdictAt(60));
  const said = { number: 1, by: 'coach-1', reason: 'Read by me.' };
  const done = await store.reviews.review(
    learner,
    communication === null
      ? { ...said, decision: 'upheld' }
      : { ...said, decision: 'changed', skills: { communication } },
  );
  expect(done.outcome).toBe('reviewed');
}

test('too few reviews: the error gives the number found and the number needed', async () => {
  await expect(readReviews(open.store)).rejects.toThrow(
    'needs 60 changed verdicts or blind readings for one kind of touchpoint',
  );
  await expect(readReviews(open.store)).rejects.toThrow('found none');
  for (let index = 0; index < 3; index += 1) await reviewed(`few-${index}`, 10, 70);
  await reviewed('upheld', 10, null);
  await expect(readReviews(open.store)).rejects.toThrow('found 3 of communication in note');
});

test('enough reviews: weights are fitted for the installation and used by the judge', async () => {
  for (let index = 0; index < ENOUGH_REVIEWS; index += 1) {
    const words = 10 + (index % 6) * 8;
    await reviewed(`learner-${index}`, words, Math.max(0, 100 - 2 * words));
  }
  const works = await readReviews(open.store);
  expect(works).toHaveLength(ENOUGH_REVIEWS + 3);
  expect(works.at(-1)).toMatchObject({ kind: 'note', human: { communication: 0 } });

  const measured = await calibrateJudge(offlineJudge, works, { fits: true, set: 'reviews' });
  expect(measured.map(({ skill }) => skill)).toEqual(['communication']);
  const out = mkdtempSync(join(tmpdir(), 'weights-'));
  const how = { out, set: 'reviews', fits: true, isShipped: false };
  const { card, weights } = saveCalibration(offlineJudge, measured, how);

  const own = selectJudge({ judgeWeights: weights ?? '' });
  expect(own.version).toMatch(/^5\+[0-9a-f]{8}$/u);
  expect(own.weights?.communication?.weights).toEqual(measured[0]?.fitted?.weights);
  expect(own.weights?.independence).toEqual(offlineJudge.weights?.independence);
  expect(own.card).toEqual(JSON.parse(readFileSync(card, 'utf8')));
  expect(own.card?.version).toBe(own.version);
  // The reviewers marked long sentences down, so that feature weighs more than before.
  const before = offlineJudge.weights?.communication?.weights.longSentences ?? 0;
  expect(own.weights?.communication?.weights.longSentences).toBeGreaterThan(before);
});
