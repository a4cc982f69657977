import { pino, type Logger } from 'pino';

export type Line = Record<string, unknown> & { level: number; msg: string };

/** A logger whose lines can be read. */
export function collectingLogger(level = 'info'): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const logger = pino({ level }, { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  return { logger, lines };
}
