import { expect, test } from 'vitest';
import { collectingLogger } from '../../test/support/collecting-logger.ts';
import { sdkLogger } from './temporal-runtime.ts';

test('warnings of the SDK are warnings, once a minute, with the learner and without other text', () => {
  const { logger, lines } = collectingLogger();
  let now = 0;
  const sdk = sdkLogger(logger, () => now);
  const meta = {
    workflowId: 'learner/epoch/ada',
    attempt: 3,
    error: new Error('what ada wrote'),
    input: 'text',
  };
  for (let n = 0; n < 5; n += 1) sdk.log('WARN', 'Workflow task timed out', meta);
  sdk.log('INFO', 'Worker state changed');
  now = 61_000;
  sdk.warn('Workflow task timed out', meta);
  sdk.error('Poll failed');
  const [first, again, failed] = lines;
  expect(lines).toHaveLength(3);
  expect(first).toMatchObject({ level: 40, sdk: 'Workflow task timed out', learner: 'ada', attempt: 3 });
  expect(again).toMatchObject({ level: 40, repeated: 4 });
  expect(failed).toMatchObject({ level: 50, sdk: 'Poll failed' });
  expect(JSON.stringify(lines)).not.toMatch(/wrote|text"/);
});

test('warnings that differ only in their run are the same', () => {
  const { logger, lines } = collectingLogger();
  const sdk = sdkLogger(logger, () => 0);
  for (const run of ['0b7d4f3a-0000-4000-8000-00000000000a', '0b7d4f3a-0000-4000-8000-00000000000b']) {
    sdk.warn(`[TMPRL1104] Task of run ${run} took ${run.at(-1)} s`);
    sdk.warn(`Failed to complete run ${run}`);
  }
  sdk.warn('[TMPRL1102] Another');
  expect(lines).toHaveLength(3);
});
