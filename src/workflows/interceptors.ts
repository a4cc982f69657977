import { context, type Context } from '@opentelemetry/api';
import {
  OpenTelemetryInboundInterceptor,
  OpenTelemetryInternalsInterceptor,
  OpenTelemetryOutboundInterceptor,
} from '@temporalio/interceptors-opentelemetry/lib/workflow/index.js';
import type {
  WorkflowInboundCallsInterceptor,
  WorkflowInterceptors,
  WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';

/**
 * Puts what a run does into the trace of its latest ring. A run lives for days and awards many events: without this, all its
 * activities would be in the trace of the ring that started it.
 */
function followRings(): {
  inbound: WorkflowInboundCallsInterceptor;
  outbound: WorkflowOutboundCallsInterceptor;
} {
  let ring: Context | undefined;
  const inRing = <T>(work: () => T): T => (ring === undefined ? work() : context.with(ring, work));
  return {
    inbound: {
      handleSignal(input, next) {
        ring = context.active();
        return next(input);
      },
    },
    outbound: {
      scheduleActivity: (input, next) => inRing(() => next(input)),
      scheduleLocalActivity: (input, next) => inRing(() => next(input)),
      continueAsNew: (input, next) => inRing(() => next(input)),
    },
  };
}

/** Part of the workflow bundle of a process with telemetry, and of no other. */
export function interceptors(): WorkflowInterceptors {
  const rings = followRings();
  return {
    inbound: [new OpenTelemetryInboundInterceptor(), rings.inbound],
    outbound: [rings.outbound, new OpenTelemetryOutboundInterceptor()],
    internals: [new OpenTelemetryInternalsInterceptor()],
  };
}
