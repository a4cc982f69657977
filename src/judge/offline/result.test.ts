import { expect, test } from 'vitest';
import { buildDossier } from '../dossier/build.ts';
import { SAMPLE } from '../audit/attack.ts';
import type { Dialogue } from '../measure/input-from.ts';
import { inputFrom } from '../measure/input-from.ts';
import { materialOf } from './material.ts';
import { resultOf } from './result.ts';

const TASK = 'Anna has 7 bags of 6 apples and gives 2 apples away. How many are left?';

function finalOf(reference: string, points: string[] = []): number | null {
  const dialogue: Dialogue = { ...(SAMPLE[0] as Dialogue), task: TASK, reference };
  const input = inputFrom(dialogue);
  const body = { ...input.rubric.body, reference, points };
  return resultOf(materialOf(buildDossier({ ...input, rubric: { ...input.rubric, body } }))).final;
}

test.each([
  ['a last line of its own', '7 * 6 = 42 apples\n42 - 2 = 40\n40', 40],
  ['the same in one line', '7 * 6 = 42 apples. 42 - 2 = 40 apples. 40', 40],
  ['an equation at the end', '7 * 6 = 42 apples\nShe keeps 42 - 2 = 40 apples in the end.', 40],
  ['a marked value', '7 * 6 = 42, then take 2 away.\n#### 1,040', 1040],
  ['said to be the answer', 'First multiply, then subtract.\nThe answer is $40.', 40],
  ['words that end with a number', 'The header is described in RFC 793', null],
  ['an equation in the middle of words', 'With p = 3 the queue grows, so the server must be faster.', null],
  ['words', 'Frames collide, so the diameter shrinks.', null],
])('a reference with %s', (_form, reference, final) => {
  expect(finalOf(reference)).toBe(final);
});

test('points contain the solution if there is no reference', () => {
  expect(finalOf('', ['7 * 6 = 42 apples', '42 - 2 = 40'])).toBe(40);
  expect(finalOf('', ['Gives the reason for a step'])).toBeNull();
});
