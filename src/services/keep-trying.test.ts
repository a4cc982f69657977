import { expect, test } from 'vitest';
import { keepTrying } from './keep-trying.ts';
import { CannotStart, StartProblem } from './start-problem.ts';

const never = new AbortController().signal;

test('a start is repeated with a growing delay, and each failure is one line', async () => {
  const lines: string[] = [];
  let tries = 0;
  const start = async () => {
    tries += 1;
    if (tries === 1) throw new StartProblem('No schema: run `touchstone migrate`');
    if (tries === 2) throw new TypeError('broken\nat line 2');
    return 'running';
  };
  const onProblem = (line: string) => void lines.push(line);
  expect(await keepTrying(start, { signal: never, onProblem, firstMs: 10 })).toBe('running');
  expect(lines).toEqual([
    'No schema: run `touchstone migrate`; trying again in 0.01 s',
    'TypeError: broken; trying again in 0.02 s',
  ]);
});

test('what waiting cannot fix is not repeated', async () => {
  const start = () => Promise.reject(new CannotStart('the port is in use'));
  await expect(keepTrying(start, { signal: never, onProblem: () => undefined })).rejects.toThrow(CannotStart);
});

test('an abort ends the wait', async () => {
  const stopping = new AbortController();
  const trying = keepTrying(() => Promise.reject(new Error('away')), {
    signal: stopping.signal,
    onProblem: () => stopping.abort(),
    firstMs: 3_600_000,
  });
  expect(await trying).toBeUndefined();
});
