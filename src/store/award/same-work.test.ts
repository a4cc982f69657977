import { expect, test } from 'vitest';
import type { EventData } from '../../core/event.ts';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

const open = openStore();

const file = (name: string, digit: string, text?: string) => ({
  name,
  mediaType: 'application/pdf',
  sha256: digit.repeat(64),
  ...(text === undefined ? {} : { text }),
});
type Work = EventData & { type?: string };
let learners = 0;

/** The reasons of the awards of a new learner's works, in order; `paid` without one. */
async function reasonsOf(...works: Work[]): Promise<string[]> {
  const learner = `works-${(learners += 1)}`;
  const events = works.map(({ type = 'work.submitted', ...data }, index) =>
    eventOf(learner, type, { stage: 's', artefact: 'a', revision: index + 1, ...data }),
  );
  await open.store.events.accept(events);
  while ((await open.store.ledger.award(learner, Number.MAX_SAFE_INTEGER)).more);
  const { no } = (await open.store.learners.find(learner))!;
  const entries = await open.store.ledger.entries(no, { after: 0, limit: 100 });
  return entries.map((entry) => (entry.kind === 'award' && entry.reason) || 'paid');
}

const REPEATED: [string, Work, Work][] = [
  ['the same file under another name', { files: [file('a.pdf', 'a')] }, { files: [file('b.pdf', 'a')] }],
  [
    'the same digest in capitals',
    { files: [file('a.pdf', 'a')] },
    { files: [{ ...file('a.pdf', 'a'), sha256: 'A'.repeat(64) }] },
  ],
  [
    'the same text exported again',
    { files: [file('a.pdf', 'a', 'Two orders were wrong.')] },
    { files: [file('a.pdf', 'b', 'Two orders were wrong.\r\n')] },
  ],
  [
    'the same digest, once with its text',
    { files: [file('a.pdf', 'a', 'Two orders were wrong.')] },
    { files: [file('a.pdf', 'a')] },
  ],
  [
    'the same files in another order',
    { files: [file('a', 'a'), file('b', 'b')] },
    { files: [file('b', 'b'), file('a', 'a')] },
  ],
  ['few words', { text: 'Done so.' }, { text: '  done SO' }],
  ['words in another composition', { text: 'le café' }, { text: 'le cafe\u0301' }],
  ['another stage, the same artefact', { text: 'Done so.' }, { text: 'Done so.', stage: 'other' }],
  ['another artefact, the same stage', { text: 'Done so.' }, { text: 'Done so.', artefact: 'b' }],
  ['a note', { type: 'note.submitted', text: 'Done so.' }, { type: 'note.submitted', text: 'done so' }],
];

test.each(REPEATED)('%s earns nothing under a new revision', async (_name, first, again) => {
  expect(await reasonsOf(first, again)).toEqual(['paid', 'repeat']);
});

const NEW: [string, Work, Work][] = [
  [
    'code with one bracket more',
    { files: [file('a.py', 'a', 'print(sum(a)')] },
    { files: [file('a.py', 'b', 'print(sum(a))')] },
  ],
  ['a number with its sign', { text: '5' }, { text: '-5' }],
  [
    'the same words with a new file',
    { text: 'Here is my report for this stage', files: [file('a', 'a')] },
    { text: 'Here is my report for this stage', files: [file('a', 'b')] },
  ],
  ['one more file', { files: [file('a', 'a')] }, { files: [file('a', 'a'), file('b', 'b')] }],
  ['other words', { text: 'Done so.' }, { text: 'Done otherwise.' }],
  [
    'another artefact in another stage',
    { text: 'Done so.' },
    { text: 'Done so.', artefact: 'b', stage: 'other' },
  ],
];

test.each(NEW)('%s is paid', async (_name, first, again) => {
  expect(await reasonsOf(first, again)).toEqual(['paid', 'paid']);
});

const nowhere = { stage: undefined, touchpoint: undefined, artefact: undefined, revision: undefined };
const done = { type: 'kickoff.understanding_completed', ...nowhere };
const turn = (text: string) => ({ type: 'chat.turn_taken', text, ...nowhere });

test('a completion without a place is paid once for each new work', async () => {
  expect(await reasonsOf(turn('I looked'), done, done, turn('I looked again'), done, done)).toEqual([
    'paid',
    'paid',
    'once',
    'paid',
    'paid',
    'once',
  ]);
});

test('a completion without a place that contains its work is paid for each work', async () => {
  const said = (text: string) => ({
    ...done,
    type: 'presentation.completed',
    transcript: [{ speaker: 'learner' as const, text }],
  });
  const first = 'Today I present why churn fell in May.';
  expect(
    await reasonsOf(said(first), said(`${first}..`), said('Now the second talk about refunds.')),
  ).toEqual(['paid', 'once', 'paid']);
});

test.each(['scenario.completed', 'voice.session_ended', 'stage.completed'])(
  '%s without a place is too',
  async (type) => {
    const end = { ...done, type, durationMs: 5 };
    expect(await reasonsOf(end, end, turn('I looked'), end)).toEqual(['paid', 'once', 'paid', 'paid']);
  },
);

test('what is not paid is no new work', async () => {
  const said = turn('We lose customers in May because of refunds.');
  const nothing = [{ ...turn(''), type: 'chat.turn_taken' }, said, { ...turn(''), type: 'learn.hint_used' }];
  const reasons = await reasonsOf(said, done, ...nothing.flatMap((event) => [event, done]));
  expect(reasons.filter((reason) => reason === 'once')).toHaveLength(3);
});

test('the words of a coach are no new work', async () => {
  const talk = (speaker: 'learner' | 'coach', text: string) => ({
    ...done,
    type: 'presentation.completed',
    transcript: [{ speaker, text }],
  });
  expect(
    await reasonsOf(
      talk('learner', 'Today I present why churn fell in May.'),
      talk('coach', 'Thank you for this, I have questions.'),
    ),
  ).toEqual(['paid', 'once']);
});

test('words that were refused before are paid when they come in a new revision', async () => {
  const second = { text: 'The second version, with the refunds left out.', revision: 1 };
  expect(
    await reasonsOf({ text: 'The first version of it.', revision: 1 }, second, { ...second, revision: 2 }),
  ).toEqual(['paid', 'once', 'paid']);
});
