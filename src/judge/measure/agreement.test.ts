import { mean } from 'simple-statistics';
import { expect, test } from 'vitest';
import { random } from '../../../test/support/random.ts';
import { bootstrap } from '../../core/agreement/bootstrap.ts';
import { quadraticKappa } from '../../core/agreement/quadratic-kappa.ts';
import { attainableSpearman, partialSpearman, spearman } from './agreement.ts';
import { dialoguesOf } from './scored-work.ts';
import { fitCard, scoreError } from './calibrate-judge.ts';
import { FIFTHS, partsOf } from './readers.ts';

test('rank correlation, with ties and controlled for a third variable', () => {
  expect(spearman([1, 2, 3, 4], [10, 20, 30, 25])).toBeCloseTo(0.8, 12);
  expect(spearman([1, 1, 2, 2], [1, 2, 3, 4])).toBeCloseTo(0.894_427, 5);
  const length = [1, 2, 3, 4, 5, 6];
  expect(partialSpearman([1, 3, 2, 5, 4, 6], [2, 1, 4, 3, 6, 5], length)).toBeLessThan(
    spearman([1, 3, 2, 5, 4, 6], [2, 1, 4, 3, 6, 5]),
  );
});

test('the attainable correlation is that of a reading that orders every untied pair', () => {
  const human = [1, 1, 1, 1, 1, 1, 2, 2, 3];
  const perfect = human.map((_, index) => index);
  expect(attainableSpearman(human)).toBeCloseTo(spearman(perfect, human), 12);
  expect(attainableSpearman([1, 2, 3, 4])).toBe(1);
});

test('kappa is 1 for the same bands and about 0 for chance', () => {
  expect(quadraticKappa([10, 30, 50, 70, 90], [5, 25, 45, 65, 99])).toBe(1);
  expect(quadraticKappa([10, 10, 90, 90], [10, 90, 10, 90])).toBeCloseTo(0, 12);
});

test('a card is shrunk towards no correction by pseudo-dossiers', () => {
  const human = Array.from({ length: 60 }, (_, index) => (index % 5) * 25);
  const read = human.map((y) => 50 + 10 + 0.5 * (y - 50));
  const { offset, slope, sigma } = fitCard(read, human);
  // Sixty pseudo-dossiers of slope 1 beside sixty of slope one half; five of offset 0 beside sixty of 10.
  expect(slope).toBeCloseTo(0.75, 12);
  expect(offset).toBeCloseTo((60 / 65) * 10, 12);
  expect(sigma).toBeGreaterThan(0);
});

test('the error of people is not taken for the judge’s, and does not flatten its slope', () => {
  const draw = random(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const truths = Array.from({ length: 6000 }, () => 50 + 20 * normal());
  const raters = truths.map((truth) => [truth + 12 * normal(), truth + 12 * normal()]);
  const read = truths.map((truth) => 50 + 3 + 0.7 * (truth - 50) + 9 * normal());
  const scores = raters.map((both) => mean(both));
  const error = scoreError(raters);
  expect(Math.abs(error - 72)).toBeLessThan(4);
  const { offset, slope, sigma } = fitCard(read, scores, error);
  expect(Math.abs(offset - 3)).toBeLessThan(0.5);
  expect(Math.abs(slope - 0.7)).toBeLessThan(0.03);
  expect(Math.abs(sigma - 9)).toBeLessThan(0.5);
  const blind = fitCard(read, scores);
  expect(blind.slope).toBeLessThan(0.63);
  expect(blind.sigma).toBeGreaterThan(10);
  expect(scoreError([[50], [60], []])).toBe(0);
});

test('every group is in one fifth, and all fifths have the same size', () => {
  const groups = Array.from({ length: 100 }, (_, index) => `g${index % 20}`);
  const fifths = partsOf(groups);
  expect(fifths.size).toBe(20);
  for (let fifth = 0; fifth < FIFTHS; fifth += 1) {
    expect([...fifths.values()].filter((value) => value === fifth)).toHaveLength(4);
  }
  expect(partsOf(groups.toReversed())).toEqual(fifths);
});

test('a few groups are held out one by one', () => {
  expect(new Set(partsOf(['a', 'b', 'a', 'c']).values())).toEqual(new Set([0, 1, 2]));
});

test('an interval contains its value and is reproducible', () => {
  const items = Array.from({ length: 40 }, (_, index) => ({ group: `${index % 10}`, value: index }));
  const mean = (drawn: readonly { value: number }[]) =>
    drawn.reduce((sum, { value }) => sum + value, 0) / drawn.length;
  const first = bootstrap(items, ({ group }) => group, mean, 200);
  expect(first).toEqual(bootstrap(items, ({ group }) => group, mean, 200));
  expect(first.interval[0]).toBeLessThan(first.value);
  expect(first.interval[1]).toBeGreaterThan(first.value);
});

test('both forms of human-scored files are read', () => {
  const scored = dialoguesOf({
    questions: [
      { question: 'Why?', references: ['Because.'], answers: [{ id: null, text: 'So.', score: 0.5 }] },
    ],
  });
  expect(scored.map(({ id, human, kind }) => [id, human, kind])).toEqual([['1.1', 50, 'answer']]);
  const turns = [{ role: 'coach', text: 'Go on.' }];
  const told = dialoguesOf({
    dialogues: [{ id: 'a', task: 't', reference: 'r', selfCorrectness: null, turns }],
  });
  expect(told.map(({ human, kind }) => [human, kind])).toEqual([[null, 'dialogue']]);
});
