import type { Logger } from 'pino';
import { createActivities, type ActivityDependencies } from '../activities/activities.ts';
import { createAttendance } from '../activities/attendance.ts';
import { createAward } from '../activities/create-award.ts';
import { errorFields } from '../http/problems/error-fields.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import type { Store } from '../store/store.ts';
import { inSpan } from '../tracing/span.ts';
import type { Ringer } from './ringer.ts';
import { slotsOf } from './slots.ts';
import { togetherHooks, workLog } from './work-log.ts';

const ATTEND_FOR_MS = 60_000;
export const ATTEND_AT_MOST = 2000;

/** The store slices that the activities use. */
export type WorkerActivityDependencies = Pick<
  ActivityDependencies,
  'store' | 'judge' | 'tenantJudge' | 'threads'
> & { store: Pick<Store, 'attendance' | 'size'> };

export type WorkerActivityOptions = {
  logger: Logger;
  metrics?: Metrics | undefined;
  hooks?: Pick<ActivityDependencies, 'onAwarded' | 'onVerdict'>;
  /** How long a learner is attended after an event; 0 attends nobody. */
  attendForMs?: number;
  /** Most learners attended at once. */
  attendAtMost?: number;
};

/** The activities of a worker, and the learners that it attends under the name `worker`. */
export function workerActivities(
  { store, judge, tenantJudge, threads }: WorkerActivityDependencies,
  options: WorkerActivityOptions,
  { ring, ringSoon }: Pick<Ringer, 'ring' | 'ringSoon'>,
  worker: string,
) {
  const { logger, metrics, attendForMs = ATTEND_FOR_MS, attendAtMost = ATTEND_AT_MOST } = options;
  const hooks = togetherHooks(workLog(logger), metrics, options.hooks);
  const onOfflineCall = metrics?.onOfflineCall;
  const onAnchorFailed = (error: unknown) =>
    logger.warn(
      errorFields(error as Error),
      'an anchor was not judged; the next one that is drawn takes it up',
    );
  const calls = { onOfflineCall, onAnchorFailed };
  const dependencies = { store, judge, tenantJudge, threads, ring, ...hooks, ...calls };
  const award = createAward(dependencies);
  const attendance = createAttendance({
    store,
    worker,
    ring: (learner) => ringSoon([learner]),
    forMs: attendForMs,
    atMost: attendAtMost,
    awardsAtOnce: slotsOf(store.size).awardsOfAttended,
    // A pending completion ends the attendance, so there is never one whose wait ran out.
    // In a trace of its own: the activity's is that of the event that began the attendance.
    award: (learner) =>
      inSpan('award attended', { root: true }, async () => (await award(learner, 0)).pending),
  });
  const activities = createActivities({ ...dependencies, attendance });
  return { attendance, activities };
}
