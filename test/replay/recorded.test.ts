import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { workflowBundle } from '../../src/services/workflow-bundle.ts';
import { learnerQueue, learnerWorkflowId } from '../../src/workflows/ids.ts';
import { expectEverythingRight } from '../faults/expect-everything-right.ts';
import { sessionOf } from '../faults/session.ts';
import { quiet } from '../support/quiet.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { until } from '../support/until.ts';

type Run = { events: { eventType: string }[] };
type Recorded = { workflowId: string; runs: Run[] };

const INCOMPATIBLE = fileURLToPath(new URL('incompatible/index.ts', import.meta.url));

// Replaying starts workers, which would log every state change.
Runtime.install({ logger: quiet, telemetryOptions: { logging: { forward: {} } } });

function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`histories/${name}.json`, import.meta.url), 'utf8')) as Recorded;
}

const eventTypes = ({ runs }: Recorded) =>
  new Set(runs.flatMap(({ events }) => events.map(({ eventType }) => eventType)));

test.each<[string, string[]]>([
  [
    'learner',
    ['TIMER_FIRED', 'START_CHILD_WORKFLOW_EXECUTION_INITIATED', 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW'],
  ],
  ['calibration', ['ACTIVITY_TASK_COMPLETED']],
  ['learner-attended', ['TIMER_FIRED', 'ACTIVITY_TASK_COMPLETED', 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW']],
  ['learner-traced', ['ACTIVITY_TASK_COMPLETED', 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW']],
])('the recorded history %s replays', async (name, parts) => {
  const { workflowId, runs } = recorded(name);
  const types = eventTypes({ workflowId, runs });
  for (const part of parts) expect(types).toContain(`EVENT_TYPE_${part}`);
  // Turning telemetry on or off must not end the workflows that run; only `learner-traced` was recorded with it.
  for (const traced of [false, true]) {
    const bundle = await workflowBundle(inject('bundleDir'), { traced });
    for (const run of runs) await Worker.runReplayHistory({ workflowBundle: bundle }, run, workflowId);
  }
});

test('replay fails for incompatible code', async () => {
  const { workflowId, runs } = recorded('learner');
  const bundle = await bundleWorkflowCode({ workflowsPath: INCOMPATIBLE, logger: quiet });
  const replay = Worker.runReplayHistory({ workflowBundle: bundle }, runs[0], workflowId);
  await expect(replay).rejects.toThrow(DeterminismViolationError);
});

test('a workflow started by incompatible code ends, and the next ring starts a new one', async () => {
  const system = await startSystem({ judge: createTestJudge(), worker: false });
  const { client, epoch, ringer, store } = system;
  const connection = await NativeConnection.connect({ address: system.temporalAddress });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: INCOMPATIBLE, logger: quiet });
  // Without a sticky cache, so that the server does not wait for this worker to return.
  const old = await Worker.create({
    connection,
    taskQueue: learnerQueue(epoch),
    workflowBundle,
    maxCachedWorkflows: 0,
  });
  await old.runUntil(async () => {
    await ringer.ring('maya');
    await until(async () => (await handle().describe()).historyLength >= 8);
  });
  await connection.close();
  const { runId } = await handle().describe();
  const sessions = new Map([['maya', sessionOf('maya', 12)]]);
  await system.startWorkerAgain();
  await system.post(sessions.get('maya')!);
  await system.settled();
  expect((await handle(runId).describe()).status.name).toBe('FAILED');
  expect((await handle().describe()).runId).not.toBe(runId);
  await expectEverythingRight(store, sessions);
  await system.stop();

  function handle(run?: string) {
    return client.workflow.getHandle(learnerWorkflowId(epoch, 'maya'), run);
  }
});
