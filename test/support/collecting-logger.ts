import { pino, type Logger } from 'pino';
import { traceField } from '../../src/tracing/span.ts';

export type Line = Record<string, unknown> & { level: number; msg: string };

/** A logger whose lines can be read, with the trace as the product's has it. */
export function collectingLogger(level = 'info'): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const logger = pino(
    { level, mixin: traceField },
    { write: (text: string) => void lines.push(JSON.parse(text) as Line) },
  );
  return { logger, lines };
}
