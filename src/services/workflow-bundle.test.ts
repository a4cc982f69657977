import { afterEach, expect, test } from 'vitest';
import { eventOf } from '../../test/support/open-store.ts';
import { createTestJudge } from '../../test/support/test-judge.ts';
import { startSystem, type System } from '../../test/support/system.ts';
import { learnerWorkflowId } from '../workflows/ids.ts';

let system: System;
afterEach(() => system.stop());

test('promises of a workflow keep no stack, which would take longer than the workflow', async () => {
  system = await startSystem({ judge: createTestJudge() });
  await system.post([eventOf('ada')]);
  await system.settled();
  const workflow = system.client.workflow.getHandle(learnerWorkflowId(system.epoch, 'ada'));
  expect(await workflow.query<string>('__stack_trace')).not.toMatch(/ at /);
});
