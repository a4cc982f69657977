import { createWriteStream } from 'node:fs';
import { pino, type Logger } from 'pino';
import roll from 'pino-roll';
import type { Config } from '../config.ts';
import { traceField } from '../tracing/span.ts';
import { steadyStream, type Sink } from './steady-stream.ts';

const KEPT_FILES = 5;
const MOST_WAITING_BYTES = 1024 * 1024;

/** `files` is a pattern for its files. */
export type Log = { logger: Logger; files: string; end(): Promise<void> };

/**
 * The log of this process, as JSON lines in `LOG_FILE`, otherwise in `fallback`, otherwise on standard output. Files are
 * rotated. A log that cannot be written never ends or blocks the process.
 */
export function openLog(
  { logLevel, logFile, logRotate }: Pick<Config, 'logLevel' | 'logFile' | 'logRotate'>,
  fallback?: string,
): Log {
  const file = logFile ?? fallback;
  const stream = steadyStream(file === undefined ? openStdout : () => openFiles(file, logRotate));
  const files = file === undefined ? 'standard output' : file.replace(/(\.\w+)?$/, '.*$1');
  return { logger: pino({ level: logLevel, mixin: traceField }, stream), files, end: stream.end };
}

/** Not `process.stdout`, whose writes to a pipe block this process until they are read. */
async function openStdout(): Promise<Sink> {
  return createWriteStream('', { fd: 1, autoClose: false });
}

function openFiles(file: string, size: string): Promise<Sink> {
  return roll({
    file,
    size,
    limit: { count: KEPT_FILES, removeOtherLogFiles: true },
    mkdir: true,
    mode: 0o600,
    maxLength: MOST_WAITING_BYTES,
  });
}
