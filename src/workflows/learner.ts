import {
  condition,
  continueAsNew,
  defineSignal,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Activities, Owed } from '../activities/activities.ts';
import { calibration } from './calibration.ts';
import { calibrationWorkflowId, DOORBELL, partsOf } from './ids.ts';

/** Two history events of a wake cost little; at a hundred a cold replay still stays below 100 ms of CPU. */
const LONG_HISTORY = 100;
/** Younger runs are not renewed: the new run would race the next ring and hold it up. */
const YOUNG_MS = 1500;
/** In the middle of a drain too long a history is renewed whatever its age: the server ends it at 51,200. */
const VERY_LONG_HISTORY = 5000;

const local = proxyLocalActivities<Activities>({
  scheduleToCloseTimeout: '8 seconds',
  retry: {
    initialInterval: '20 milliseconds',
    backoffCoefficient: 3,
    maximumInterval: '500 milliseconds',
    maximumAttempts: 4,
  },
});

/** The same function where waiting costs nothing: a database outage must never sit in a local activity. */
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

async function award(learner: string, past: number): Promise<Owed> {
  try {
    return await local.award(learner, past);
  } catch {
    return patient.award(learner, past);
  }
}

/** The heavy path that this run started, or found running. */
type Heavy = { completion: number; state: 'running' | 'closed' | 'unknown' };

async function startHeavy(completion: number): Promise<Heavy> {
  const { epoch, learner } = partsOf(workflowInfo().workflowId);
  const heavy: Heavy = { completion, state: 'running' };
  const closed = () => {
    heavy.state = 'closed';
  };
  try {
    const child = await startChild(calibration, {
      workflowId: calibrationWorkflowId(epoch, learner, completion),
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
    child.result().then(closed, closed);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    heavy.state = 'unknown';
  }
  return heavy;
}

/**
 * The learner's one workflow: every event first through the cheap path, then, where it completes a touchpoint, through
 * the heavy path, in sequence. It holds no truth: what is owed stands in Postgres, and every run begins by asking.
 */
export async function learner(): Promise<void> {
  const id = partsOf(workflowInfo().workflowId).learner;
  const begun = Date.now();
  let bell = false;
  let heavy: Heavy | null = null;
  // The newest completion whose wait ran out: awards no longer wait for it, nor for older ones.
  let past = 0;
  setHandler(defineSignal(DOORBELL), () => {
    bell = true;
  });
  for (;;) {
    if (workflowInfo().historyLength > VERY_LONG_HISTORY) await continueAsNew<typeof learner>();
    // Cleared before award looks: a ring during award means that there is more to see.
    bell = false;
    const owed = await award(id, past);
    if (owed.oldest !== null && (heavy?.completion !== owed.oldest || heavy.state !== 'running')) {
      heavy = await startHeavy(owed.oldest);
    }
    if (owed.newest !== null && owed.newest > past) {
      const rung = owed.waitMs > 0 && (await condition(() => bell, owed.waitMs));
      if (!rung) past = owed.newest;
    } else if (!owed.more) {
      await condition(() => bell);
      const age = Date.now() - begun;
      if (workflowInfo().historyLength > LONG_HISTORY && age > YOUNG_MS)
        await continueAsNew<typeof learner>();
    }
  }
}
