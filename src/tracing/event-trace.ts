import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { eventAttributes, inSpan, isTracing, tracer } from './span.ts';

/** https://www.w3.org/TR/trace-context/#traceparent-header, version 00. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A context as it is stored with an event. Neither trace state nor baggage: both may hold anything. */
export function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The context that a traceparent names; undefined if there is none or it is invalid. */
function contextOf(traceparent: string | null | undefined): Context | undefined {
  const [, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : undefined;
}

/** The trace id in a stored context, for the log. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** Links to the active span, unless it is in the same trace. */
function linksToActive(parent: Context | undefined): Link[] {
  const active = trace.getActiveSpan()?.spanContext();
  const same = active?.traceId === (parent && trace.getSpanContext(parent))?.traceId;
  return active && !same ? [{ context: active }] : [];
}

type Sent = { learner: string; type: string; traceparent?: string | undefined };

/**
 * Starts a span for each event of a request, in which the trace of the event begins: the one that the event names in its
 * attribute `traceparent`; for a single event that of the request; otherwise a new one, linked to the request.
 */
export function startAccepting(events: readonly Sent[]): Span[] {
  return events.map(({ learner, type, traceparent }) => {
    const parent = contextOf(traceparent) ?? (events.length === 1 ? context.active() : ROOT_CONTEXT);
    const attributes = { 'touchstone.learner': learner };
    const options = { kind: SpanKind.PRODUCER, attributes, links: linksToActive(parent) };
    return tracer.startSpan(`accept ${type}`, options, parent);
  });
}

/** An event by its learner's id. */
export type EventPlace = { learner: string; seq: number };

/** Reads the stored contexts of events, as traceparents; only of those that have one. */
export type ReadTraces = (
  events: readonly EventPlace[],
) => Promise<readonly (EventPlace & { traceparent: string })[]>;

/** What is recorded of each of several events that were handled together. */
type Recorded = { name: string; kind: SpanKind; startTime: number; attributes?: Attributes };

/** Records a span that ends now in the event's own trace, linked to the active span, which may be about many events. */
function recordEvent(
  { learner, seq, traceparent }: EventPlace & { traceparent: string | null },
  { name, attributes, ...options }: Recorded,
): void {
  const parent = contextOf(traceparent);
  if (parent === undefined) return;
  const all = { ...eventAttributes(learner, seq), ...attributes };
  tracer.startSpan(name, { ...options, attributes: all, links: linksToActive(parent) }, parent).end();
}

type Awarded = { seq: number; type: string; traceparent: string | null; waitedMs: number };

/** Records the awards of one transaction, which began at `startTime` (epoch ms). */
export function recordAwards(learner: string, events: readonly Awarded[], startTime: number): void {
  if (!isTracing()) return;
  for (const { type, waitedMs, ...event } of events) {
    const attributes = { 'touchstone.waited_ms': waitedMs };
    recordEvent(
      { learner, ...event },
      { name: `award ${type}`, kind: SpanKind.CONSUMER, startTime, attributes },
    );
  }
}

/** Records the same for stored events. Never rejects: what is recorded was done already. */
export async function recordStored(
  readTraces: ReadTraces,
  events: readonly (EventPlace & Recorded)[],
): Promise<void> {
  if (!isTracing() || events.length === 0) return;
  const found = await readTraces(events.map(({ learner, seq }) => ({ learner, seq }))).catch(() => []);
  const traces = new Map(found.map(({ learner, seq, traceparent }) => [`${learner} ${seq}`, traceparent]));
  for (const { learner, seq, ...record } of events)
    recordEvent({ learner, seq, traceparent: traces.get(`${learner} ${seq}`) ?? null }, record);
}

/** Runs work about one stored event in a span of the event's trace; without telemetry, or a trace, just runs it. */
export async function inEventSpan<T>(
  name: string,
  event: EventPlace,
  readTraces: ReadTraces,
  work: () => Promise<T>,
): Promise<T> {
  // A trace that cannot be read must not keep the work from being done.
  const [found] = isTracing() ? await readTraces([event]).catch(() => []) : [];
  const parent = contextOf(found?.traceparent);
  if (parent === undefined) return work();
  const attributes = eventAttributes(event.learner, event.seq);
  return inSpan(name, { attributes, links: linksToActive(parent) }, work, parent);
}

/**
 * Sends a message about some events in a span: of the trace of the only one, or of a trace of its own that links to theirs.
 * `work` gets the headers by which the receiver continues the trace.
 */
export async function inMessageSpan<T>(
  name: string,
  events: readonly EventPlace[],
  readTraces: ReadTraces,
  work: (span: Span, headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  const found = isTracing() && events.length > 0 ? await readTraces(events).catch(() => []) : [];
  const contexts = found.flatMap(({ traceparent }) => contextOf(traceparent) ?? []);
  const [only = ROOT_CONTEXT, ...others] = contexts;
  const isOne = others.length === 0;
  const links = isOne ? [] : contexts.map((one) => ({ context: trace.getSpanContext(one)! }));
  const send = (span: Span) => {
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    return work(span, headers);
  };
  return inSpan(name, { kind: SpanKind.CLIENT, links }, send, isOne ? only : ROOT_CONTEXT);
}
