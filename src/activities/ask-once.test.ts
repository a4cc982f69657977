import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import type { Attempt, Trace } from '../judge/answer.ts';
import { ProviderFailure } from '../judge/model/failure.ts';
import { askOnce } from './ask-once.ts';

const open = openStore();

async function stepOf(learner: string) {
  await open.store.events.accept([eventOf(learner, 'stage.completed')]);
  return { learner, completion: 1, step: 'score' };
}

const attempt = (outcome: Attempt['outcome'], inputTokens = 0): Attempt => ({
  outcome,
  durationMs: 10,
  inputTokens,
  outputTokens: inputTokens / 10,
});

function traceWith(...attempts: Attempt[]): Trace {
  const inputTokens = attempts.reduce((sum, one) => sum + one.inputTokens, 0);
  return {
    link: 'score',
    judge: 'm score@1',
    model: 'm',
    prompt: 'score@1',
    outcome: attempts.at(-1)!.outcome,
    retries: attempts.length - 1,
    attempts,
    inputTokens,
    outputTokens: inputTokens / 10,
    cost: inputTokens,
    durationMs: 10 * attempts.length,
  };
}

type Step = Awaited<ReturnType<typeof stepOf>>;
const fails = (step: Step, trace: Trace | null, code: 'unavailable' | 'rate_limit' = 'unavailable') =>
  askOnce(open.store, step, 'h', async () => {
    throw new ProviderFailure(code, { trace });
  }).catch((error: Error) => error.name);
const answers = (step: Step, ...attempts: Attempt[]) =>
  askOnce(open.store, step, 'h', async () => ({ band: 4, trace: traceWith(...attempts) }));

async function storedTrace({ learner }: Step): Promise<Trace> {
  const { rows } = await open.store.database.query(
    'SELECT s.trace FROM steps s JOIN learners l ON l.no = s.learner WHERE l.id = $1',
    [learner],
  );
  return rows[0]?.trace as Trace;
}

test('failed calls and their cost are in the trace of the later answer', async () => {
  const step = await stepOf('later');
  expect(await fails(step, traceWith(attempt('unreadable', 100), attempt('unavailable')))).toBe(
    'ProviderFailure',
  );
  expect(await open.store.steps.read(step)).toBeNull();
  await fails(step, traceWith(attempt('rate_limit')), 'rate_limit');
  const { trace } = await answers(step, attempt('unreadable', 100), attempt('answered', 200));
  expect(trace.attempts.map(({ outcome }) => outcome)).toEqual([
    'unreadable',
    'unavailable',
    'rate_limit',
    'unreadable',
    'answered',
  ]);
  expect(trace).toMatchObject({
    outcome: 'answered',
    retries: 4,
    inputTokens: 400,
    outputTokens: 40,
    cost: 400,
    durationMs: 50,
  });
  expect(await storedTrace(step)).toEqual(trace);
});

test('a long outage keeps the last twenty attempts, and the number and price of all', async () => {
  const step = await stepOf('outage');
  for (let call = 0; call < 25; call += 1) await fails(step, traceWith(attempt('unavailable', 10)));
  expect((await storedTrace(step)).attempts).toHaveLength(20);
  const { trace } = await answers(step, attempt('answered', 10));
  expect(trace.attempts).toHaveLength(20);
  expect(trace).toMatchObject({ outcome: 'answered', retries: 25, inputTokens: 260, cost: 260 });
});

test('a call with an unknown result does not drop the kept trace', async () => {
  const step = await stepOf('unknown');
  await fails(step, traceWith(attempt('unavailable', 10)));
  await fails(step, null);
  await askOnce(open.store, step, 'h', async () => {
    throw new Error('a bug');
  }).catch(() => undefined);
  expect((await answers(step, attempt('answered'))).trace).toMatchObject({ retries: 1, inputTokens: 10 });
});

test('nothing is stored for a learner erased during the call', async () => {
  const step = await stepOf('erased');
  const failed = await askOnce(open.store, step, 'h', async () => {
    await open.store.learners.erase('erased');
    throw new ProviderFailure('unavailable', { trace: traceWith(attempt('unavailable', 10)) });
  }).catch((error: Error) => error.name);
  expect(failed).toBe('ProviderFailure');
  expect(await storedTrace(step)).toBeUndefined();
});
