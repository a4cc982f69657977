import type { Logger } from 'pino';
import type { ActivityDependencies } from '../activities/activities.ts';
import { traceIdOf } from '../tracing/event-trace.ts';

type Hooks = Pick<ActivityDependencies, 'onAwarded' | 'onVerdict'>;

/** Logs each award transaction and each verdict with what finds them: learner, seq, calibration, request. Never text. */
export function workLog(logger: Logger): Required<Hooks> {
  return {
    onAwarded(learner, events) {
      const requestIds = [...new Set(events.flatMap(({ requestId }) => requestId ?? []))];
      const [fromSeq, toSeq] = [events[0]?.seq, events.at(-1)?.seq];
      const waitedMs = Math.max(...events.map((event) => event.waitedMs));
      const traceIds = events.flatMap(({ traceparent }) =>
        traceparent === null ? [] : [traceIdOf(traceparent)],
      );
      const traces = traceIds.length > 0 ? { traceIds } : {};
      logger.info({ learner, fromSeq, toSeq, requestIds, waitedMs, ...traces }, 'awarded');
    },
    onVerdict({ judge, unscored }, { completion, ...at }) {
      const fields = { ...at, seq: completion, judge: judge.name };
      if (unscored === null) logger.info(fields, 'verdict');
      else logger.warn({ ...fields, code: unscored }, 'completion is unscored');
    },
  };
}

/** Calls all hooks that are given. */
export function togetherHooks(...all: (Hooks | undefined)[]): Required<Hooks> {
  return {
    onAwarded: (...given) => all.forEach((hooks) => hooks?.onAwarded?.(...given)),
    onVerdict: (...given) => all.forEach((hooks) => hooks?.onVerdict?.(...given)),
  };
}
