import { expect, test } from 'vitest';
import { SAMPLE } from '../audit/attack.ts';
import { buildDossier } from '../dossier/build.ts';
import type { Dialogue } from '../measure/input-from.ts';
import { inputFrom } from '../measure/input-from.ts';
import { resultOutcome, type ResultOutcome, resultOf } from './result.ts';
import { materialOf } from './material.ts';

const TASK = 'Anna has 7 bags of 6 apples and gives 2 apples away. How many apples are left?';
const SOLVED = 'Seven bags of 6 apples are 42 apples. 42 - 2 = 40, so there are 40 apples left.';
const WRONG = 'Seven bags of 6 apples are 42 apples. 42 + 2 = 44, so there are 44 apples left.';

function outcomeAfter(...texts: string[]): ResultOutcome {
  const dialogue: Dialogue = {
    ...(SAMPLE[0] as Dialogue),
    task: TASK,
    reference: '7 * 6 = 42 apples\n42 - 2 = 40 apples\n40',
    turns: texts.map((text) => ({ speaker: 'learner' as const, text })),
  };
  const material = materialOf(buildDossier(inputFrom(dialogue)));
  return resultOutcome(material, resultOf(material));
}

test.each([
  '40 is wrong.',
  'It is not 40 but 44.',
  'It is not 40.',
  '44, not 40.',
  '40 is not the answer.',
  'My answer of 40 was wrong.',
  'It was never 40.',
  "I don't think it's 40 anymore.",
  'I no longer believe it is 40.',
  'It isn’t 40.',
  'Doch nicht 40, sondern 44.',
])('"%s" retracts a right answer, and is not one itself', (denial) => {
  expect(outcomeAfter(SOLVED, denial)).toBe('retracted');
  expect(outcomeAfter(WRONG, denial)).toBe('never_reached');
});

test.each(['44', 'Hmm, no. 44.', 'Actually, it is 44.'])('"%s" names another value', (other) => {
  expect(outcomeAfter(SOLVED, other)).toBe('retracted');
});

test.each([
  'Never mind, ignore my answer.',
  'No, that can not be right.',
  'I made a mistake.',
  'Sorry, my result is a mistake.',
  'Everything above is incorrect.',
  'Das war falsch.',
  'Ich habe mich geirrt.',
  'Me equivoqué.',
])('"%s" retracts without a value', (retraction) => {
  expect(outcomeAfter(SOLVED, retraction)).toBe('retracted');
});

test.each([
  'I was wrong about the weather yesterday.',
  'It is not true that I like pizza.',
  'I changed my mind about lunch.',
  'My friend said that was wrong of him.',
  'Nobody can tell me that this is wrong.',
  'If that is not true, then this cannot be true either.',
  'In total I have 73 stickers.',
  'My answer to my sister was 88.',
  'The result of the match was 77 to 70.',
  'For my other homework, 15 x 4 = 60 and 60 - 12 = 48.',
  'My locker number is 318.',
  'I am 14 and my brother is 6 years older, so he is 20.',
  'The score was 3 to 1, so we won by 5.',
  'I would give myself 95 out of 100.',
  '1. Understand the problem. 2. Make a plan. 3. Carry it out.',
])('"%s" does not concern the answer', (talk) => {
  expect(outcomeAfter(SOLVED, talk)).toBe('kept');
});

test.each(['The answer is 40.', '40', 'It is 40 after all.', 'No, I was right: 40.'])(
  '"%s" restores a retracted answer',
  (again) => {
    expect(outcomeAfter(SOLVED, 'I was wrong.', again)).toBe('kept');
    expect(outcomeAfter(SOLVED, 'It is not 40.', again)).toBe('kept');
  },
);

test('repeating an earlier turn changes nothing', () => {
  expect(outcomeAfter(WRONG, SOLVED, WRONG)).toBe('kept');
  expect(outcomeAfter(SOLVED, WRONG, SOLVED)).toBe('retracted');
});
