import { expect, test } from 'vitest';
import { inOrder } from '../../console/src/charts/in-order.ts';

const work = (time: number) => ({ time, corrects: false });
const correction = (time: number) => ({ time, corrects: true });

test.each([
  ['work has its own time', [work(1), work(2)], [1, 2]],
  ['work that came late is placed with the work before it', [work(3), work(2), work(4)], [3, 3, 4]],
  ['a correction is placed when it was made', [work(1), correction(5), work(7)], [1, 5, 7]],
  [
    'a correction of imported work is placed no later than what follows',
    [work(1), correction(9), work(2)],
    [1, 2, 2],
  ],
  ['several corrections at the end keep their order', [work(1), correction(8), correction(9)], [1, 8, 9]],
])('%s', (_, moments, expected) => {
  expect(inOrder(moments)).toEqual(expected);
});
