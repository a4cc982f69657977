import { context, SpanKind, trace, type Span } from '@opentelemetry/api';
import pg from 'pg';
import { failSpan, tracer } from '../tracing/span.ts';

type Query = (...given: unknown[]) => unknown;
type Done = (error: Error | null, result?: unknown) => void;

/** The name of a statement, or its first word. Never its whole text: a few contain literal values. */
function nameOf(statement: unknown): string {
  const { name, text } = (typeof statement === 'string' ? { text: statement } : statement) as {
    name?: string;
    text?: string;
  };
  return name ?? /^\s*(\w+)/.exec(text ?? '')?.[1] ?? 'query';
}

function startSpan(statement: unknown): Span {
  const name = nameOf(statement);
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
  return tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
}

/**
 * A connection's `query` with a span for each statement within a traced request or activity
 * (https://opentelemetry.io/docs/specs/semconv/database/database-spans/), without its text and values. Statements outside of
 * any, such as reports and polls, have none.
 */
export function tracedQuery(query: Query): Query {
  return (...given) => {
    if (trace.getActiveSpan()?.isRecording() !== true) return query(...given);
    const span = startSpan(given[0]);
    const end = (error?: unknown) => (error ? failSpan(span, error) : span.end());
    const done = given.at(-1);
    if (typeof done === 'function') {
      const ended: Done = (error, result) => {
        end(error);
        (done as Done)(error, result);
      };
      return query(...given.slice(0, -1), ended);
    }
    const result = query(...given);
    if (result instanceof Promise) result.then(() => end(), end);
    else end();
    return result;
  };
}

/** A pool that gives a connection in the trace of the caller who waited for it, and not of the one who returned it. */
export class TracedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    return callback ? super.connect(context.bind(context.active(), callback)) : super.connect();
  }
}
