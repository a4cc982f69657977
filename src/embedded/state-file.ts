import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ZodType } from 'zod';

/** Writes a small JSON file that only its owner can read, whole or not at all. */
export function writeState(path: string, state: unknown): void {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, path);
}

/** Reads such a file; undefined when it is missing or is not what the schema says. */
export function readState<T>(path: string, schema: ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
