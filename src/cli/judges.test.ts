import { beforeAll, expect, test } from 'vitest';
import { createCommandRunner } from '../../test/support/command-runner.ts';
import { driftingJudge, putAnchors } from '../../test/support/drifting-judge.ts';
import { eventOf, openStore, verdictAt } from '../../test/support/open-store.ts';
import { backtestCommand } from './backtest.ts';
import { judgesCommand } from './judges.ts';

const open = openStore();
const run = createCommandRunner(() => ({ DATABASE_URL: open.url }));

const BANDS = ['weak', 'partial', 'sound', 'strong', 'exceptional'];
const TITLE = 'A note';

beforeAll(async () => {
  await putAnchors(open.store, {
    title: TITLE,
    touchpoint: 'note',
    task: 'Count.',
    rubric: { title: TITLE, skills: { quality: { bands: BANDS } }, points: [] },
    turns: [{ speaker: 'learner', text: 'I counted the paused members by hand.' }],
  });
  await open.store.events.accept([eventOf('ada', 'stage.completed', { stage: 's' }), eventOf('ada')]);
  await open.store.ledger.award('ada', 0);
  await open.store.calibrations.commit('ada', 1, verdictAt(90));
  await open.store.ledger.award('ada', 0);
});

const judges = (...words: string[]) => run(judgesCommand(), ...words);
const listed = async (judge: string) =>
  (await judges('list', '--json'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find((one) => one.judge === judge);

test('a judge that drifts is listed with its change and what waits, and takes the proposed card into use', async () => {
  expect(await judges()).toBe('No judge has given a verdict yet.\n');
  await driftingJudge(open.store, 'test');
  const text = await judges();
  expect(text).toMatch(
    /^test 1: DRIFTS: reads higher in (all skills together|quality), it seems since \d{4}-/,
  );
  expect(text).toMatch(/quality +offset, slope, sigma of card 0: 0\.00, 1\.00, 10\.00 → \d\.\d\d, /);
  const { review, proposed } = await listed('test');
  expect(proposed.quality.offset).toBeGreaterThan(5);
  expect(text).toContain(`touchstone judges accept ${review} --reason`);

  expect(await judges('accept', String(review), '--reason', 'The model changed.')).toBe(
    'test 1 now has card 1. Verdicts that were folded keep theirs.\n',
  );
  expect(await judges()).toMatch(/^test 1: steady, /);
  expect(await listed('test')).toMatchObject({ card: 1, review: null, proposed: null });
  await expect(judges('keep', String(review), '--reason', 'Late.')).rejects.toThrow('closed already');
});

test('the accepted card can be tried on stored verdicts, by the name that verdicts give it', async () => {
  const found = JSON.parse(await run(backtestCommand(), '--card', 'test@1-1', '--json'));
  expect(found).toMatchObject({ tried: 'card test@1-1', learners: 1, changed: 1, card: { to: 4, of: 4 } });
  await expect(run(backtestCommand(), '--card', 'test@1-9')).rejects.toThrow('nor an accepted card test@1-9');
});

test('an operator keeps the card of a judge, and the test begins again', async () => {
  await driftingJudge(open.store, 'other');
  const { review } = await listed('other');
  expect(await judges('keep', String(review), '--reason', 'The anchors were wrong.')).toBe(
    'other 1 keeps its card.\n',
  );
  expect(await listed('other')).toMatchObject({ card: 0, alarm: null, review: null });
});

test.each([
  [['accept', '999', '--reason', 'x'], 'There is no such review of a judge.'],
  [['accept', '1'], 'required option'],
  [['keep', 'first', '--reason', 'x'], 'must be a whole number'],
])('judges %j: %s', async (words, message) => {
  await expect(judges(...words)).rejects.toThrow(message);
});
