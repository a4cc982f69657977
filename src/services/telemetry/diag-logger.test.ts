import { expect, test } from 'vitest';
import { collectingLogger } from '../../../test/support/collecting-logger.ts';
import { diagLogger } from './diag-logger.ts';

test('the same failure of the SDK is logged once a minute, short and as a warning', () => {
  const { logger, lines } = collectingLogger();
  let now = 0;
  const diag = diagLogger(logger, () => now);
  const failure = JSON.stringify({
    stack: 'Error: connect\n at x',
    message: 'connect ECONNREFUSED',
    code: 'X',
  });
  diag.error(failure);
  diag.error(failure);
  now = 61_000;
  diag.error(failure);
  diag.warn('b'.repeat(1000));
  expect(lines.map(({ level, msg, reason }) => [level, msg, (reason as string).length])).toEqual([
    [40, 'telemetry', 20],
    [40, 'telemetry', 20],
    [40, 'telemetry', 200],
  ]);
});
