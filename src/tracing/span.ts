import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type ProxyTracerProvider,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api';

const NAME = 'touchstone';

/** Its spans are no-ops until a process registers an SDK (`src/services/telemetry`). */
export const tracer = trace.getTracer(NAME);

/** Whether an SDK is registered. Guards work that only tracing needs, such as a query for stored trace contexts. */
export function isTracing(): boolean {
  return (trace.getTracerProvider() as ProxyTracerProvider).getDelegateTracer(NAME) !== undefined;
}

/** Marks a span as failed. `type` is a code or a class of errors. */
export function markFailed(span: Span, type: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', type);
}

/** Ends a span as failed. Of the error only code or class is recorded: a message may quote text. */
export function failSpan(span: Span, error: unknown): void {
  const { code, type, name } = error as { code?: unknown; type?: unknown; name?: unknown };
  markFailed(span, [code, type, name].find((value) => typeof value === 'string') ?? '_OTHER');
  span.end();
}

/** Runs `work` in a span, which is the active one meanwhile and ends with it. */
export function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
  parent: Context = context.active(),
): Promise<T> {
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      const result = await work(span);
      span.end();
      return result;
    } catch (error) {
      failSpan(span, error);
      throw error;
    }
  });
}

/** The trace of the active span, as a field for the log; nothing without one. */
export function traceField(): { traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}

/** Attributes of a span about one event. */
export function eventAttributes(learner: string, seq: number): Attributes {
  return { 'touchstone.learner': learner, 'touchstone.event.seq': seq };
}
