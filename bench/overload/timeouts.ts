import type { Client } from '@temporalio/client';
import { inFlight } from '../in-flight.ts';

const TIMED_OUT = 8;
const SCHEDULE_TO_START = 2;

/** One workflow task that timed out: when, and whether it was not started in time or not finished in time. */
export type Timeout = { at: number; kind: 'not started' | 'not finished'; workflow: string };

/** All time-outs of workflow tasks in the histories of all workflow runs. */
export async function workflowTaskTimeouts(client: Client): Promise<{ timeouts: Timeout[]; runs: number }> {
  const runs: { workflowId: string; runId: string }[] = [];
  for await (const { workflowId, runId } of client.workflow.list({ pageSize: 1000 }))
    runs.push({ workflowId, runId });
  const timeouts: Timeout[] = [];
  await inFlight(runs, 16, async ({ workflowId, runId }) => {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const event of events ?? []) {
      if (Number(event.eventType) !== TIMED_OUT) continue;
      const kind =
        Number(event.workflowTaskTimedOutEventAttributes?.timeoutType) === SCHEDULE_TO_START
          ? 'not started'
          : 'not finished';
      timeouts.push({ at: Number(event.eventTime?.seconds) * 1000, kind, workflow: workflowId });
    }
  });
  return { timeouts, runs: runs.length };
}
