import {
  ActivityCancellationType,
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
import type { Activities, PendingWork } from '../activities/activities.ts';
import { calibration } from './calibration.ts';
import { attendanceQueue, calibrationWorkflowId, DOORBELL, judgeQueue, partsOf } from './ids.ts';

/** A wake adds two history events. At 100 events a cold replay still takes less than 100 ms of CPU. */
const LONG_HISTORY = 100;
/** Younger runs are not renewed: the new run would race with the next ring and delay it. */
const YOUNG_MS = 1500;
/** Very long histories are renewed even during a drain and at any age: the server terminates them at 51,200 events. */
const VERY_LONG_HISTORY = 5000;

/** Well below the ten seconds of a workflow task: past them Temporal would have the whole task done again. */
const local = proxyLocalActivities<Activities>({
  scheduleToCloseTimeout: '5 seconds',
  retry: {
    initialInterval: '20 milliseconds',
    backoffCoefficient: 3,
    maximumInterval: '500 milliseconds',
    maximumAttempts: 4,
  },
});

/** The fallback as a regular activity, which may wait long: a database outage must not block a local activity. */
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

async function award(learner: string, past: number): Promise<PendingWork> {
  try {
    return await local.award(learner, past);
  } catch {
    return patient.award(learner, past);
  }
}

/**
 * Attends the learner until no event comes for some time. Resolves with whether award must be called again. It sends no
 * heartbeats, since thousands are open: if its worker dies, intake notices and rings, and the next award starts another
 * one. So it is never retried.
 */
function attend(learner: string): Promise<boolean> {
  const { epoch } = partsOf(workflowInfo().workflowId);
  const activities = proxyActivities<Activities>({
    taskQueue: attendanceQueue(epoch),
    scheduleToStartTimeout: '10 seconds',
    startToCloseTimeout: '15 minutes',
    retry: { maximumAttempts: 1 },
    cancellationType: ActivityCancellationType.ABANDON,
  });
  return activities.attend(learner).catch(() => true);
}

/**
 * Judges a completion, as long as it takes. Resolves with whether award must be called again. The activity occupies a slot
 * of the judge's queue, which limits the calls at once; missing heartbeats reveal a dead worker. Each answer of the judge is
 * stored in Postgres, so no text enters the history, and neither a retry nor a new run pays for it again.
 */
function calibrate(completion: number): Promise<boolean> {
  const { epoch, learner } = partsOf(workflowInfo().workflowId);
  const activities = proxyActivities<Activities>({
    taskQueue: judgeQueue(epoch),
    // Enough for several calls of up to ten minutes.
    startToCloseTimeout: '2 hours',
    heartbeatTimeout: '10 seconds',
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
    cancellationType: ActivityCancellationType.ABANDON,
  });
  return activities.calibrate(learner, completion);
}

/** A calibration that this run started, or found already running. */
type StartedCalibration = { completion: number; state: 'running' | 'closed' | 'unknown' };

/** A calibration as a workflow of its own, as earlier releases did it: for the histories of their runs. */
async function startCalibration(completion: number): Promise<StartedCalibration> {
  const { epoch, learner } = partsOf(workflowInfo().workflowId);
  const started: StartedCalibration = { completion, state: 'running' };
  const closed = () => {
    started.state = 'closed';
  };
  try {
    const child = await startChild(calibration, {
      workflowId: calibrationWorkflowId(epoch, learner, completion),
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
    child.result().then(closed, closed);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    started.state = 'unknown';
  }
  return started;
}

/**
 * The one workflow of a learner: awards every event, and has each completion judged, one after the other. Postgres is the
 * only source of truth; every run begins by asking it for pending work.
 */
export async function learner(): Promise<void> {
  const id = partsOf(workflowInfo().workflowId).learner;
  const begun = Date.now();
  let bell = false;
  let started = null as StartedCalibration | null;
  // The newest completion whose wait ran out: awards no longer wait for it, nor for older ones.
  let past = 0;
  // Activities whose answers would be lost with this run.
  let [attending, judging] = [0, 0];
  setHandler(defineSignal(DOORBELL), () => {
    bell = true;
  });
  async function startAttending(): Promise<void> {
    attending += 1;
    const more = await attend(id);
    attending -= 1;
    if (more) bell = true;
  }
  function startJudging(completion: number): StartedCalibration {
    const calibration: StartedCalibration = { completion, state: 'running' };
    judging += 1;
    const end = (more: boolean) => {
      judging -= 1;
      calibration.state = 'closed';
      if (more) bell = true;
    };
    // It is retried without end. If it is lost all the same, the next ring starts another one.
    calibrate(completion).then(end, () => end(false));
    return calibration;
  }
  for (;;) {
    // Not during an attendance, which ends soon. A calibration may wait for its judge for days; the new run continues it.
    const { historyLength } = workflowInfo();
    if (historyLength > VERY_LONG_HISTORY && attending === 0) await continueAsNew<typeof learner>();
    // Cleared before award reads: a ring during award means that there may be more events.
    bell = false;
    const work = await award(id, past);
    if (work.oldest !== null && (started?.completion !== work.oldest || started.state !== 'running'))
      started = work.calibrate ? startJudging(work.oldest) : await startCalibration(work.oldest);
    const isBlocked = work.newest !== null && work.newest > past;
    // Without events that wait for the verdict, there is no need for a timer. Earlier releases set one.
    if (isBlocked && (work.more || !work.calibrate)) {
      const rung = work.waitMs > 0 && (await condition(() => bell, work.waitMs));
      if (!rung) past = work.newest as number;
    } else if (isBlocked || !work.more) {
      if (work.attend) void startAttending();
      await condition(() => bell);
      const age = Date.now() - begun;
      const isRenewed = workflowInfo().historyLength > LONG_HISTORY && age > YOUNG_MS;
      if (isRenewed && attending === 0 && judging === 0) await continueAsNew<typeof learner>();
    }
  }
}
