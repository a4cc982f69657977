import type { resources, tracing } from '@opentelemetry/sdk-node';
import type { OpenTelemetryWorkflowExporter, SerializableSpan } from '@temporalio/interceptors-opentelemetry';
import type { InjectedSink } from '@temporalio/worker';

/** A span of a workflow, which runs SDK 1, in the form of the SDK of this process. */
function converted(
  { spanContext, parentSpanId, instrumentationLibrary, ...span }: SerializableSpan,
  resource: resources.Resource,
): tracing.ReadableSpan {
  const own = { ...spanContext, traceState: undefined };
  return {
    ...span,
    spanContext: () => own,
    ...(parentSpanId !== undefined && { parentSpanContext: { ...own, spanId: parentSpanId } }),
    instrumentationScope: instrumentationLibrary,
    resource,
  };
}

/** Hands the spans of workflows to the processors of this process. */
export function workflowSink(
  processors: readonly tracing.SpanProcessor[],
  resource: resources.Resource,
): InjectedSink<OpenTelemetryWorkflowExporter> {
  return {
    export: {
      fn({ workflowId, runId }, spans) {
        for (const span of spans) {
          const attributes = { ...span.attributes, temporalWorkflowId: workflowId, run_id: runId };
          for (const processor of processors) processor.onEnd(converted({ ...span, attributes }, resource));
        }
      },
    },
  };
}
