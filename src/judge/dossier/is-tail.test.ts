import { expect, test } from 'vitest';
import { dossierOf, eventOf } from '../../../test/support/dossier-of.ts';
import { isTail } from './facts.ts';
import { offlineJudge } from '../offline/offline-judge.ts';
import { speedReading } from '../verdict/clock.ts';

const WORK =
  'Orders fell by 18 percent from week 14, because the new checkout shipped that week. I checked it against the refunds, which did not move, so demand is not the cause. '.repeat(
    3,
  );
const context = [eventOf({ speaker: 'learner', text: WORK }, 1)];
const thanks = {
  speaker: 'learner',
  text: 'Thanks, that was helpful. I will look at the refunds tomorrow.',
} as const;

test.each([
  ['thanks after an earlier completion', [thanks], context, true],
  ['the same words where nothing came before', [thanks], [], false],
  [
    'a whole new piece of work after an earlier completion',
    [{ speaker: 'learner', text: WORK } as const],
    context,
    false,
  ],
  ['thanks after what only others said', [thanks], [eventOf({ speaker: 'coach', text: WORK }, 1)], false],
])('%s: %s', (_name, lines, earlier, tail) => {
  expect(isTail(dossierOf(lines, { context: earlier }))).toBe(tail);
});

test('a tail is not read for quality or speed, since it is not the work', async () => {
  const dossier = dossierOf(
    [
      { ...thanks, minute: 1 },
      { speaker: 'coach', text: 'See you', minute: 9 },
    ],
    { context },
  );
  const step = await offlineJudge.score(dossier);
  expect('scores' in step && step.scores.quality).toBe('no_evidence');
  expect(speedReading(dossier)).toBeNull();
});
