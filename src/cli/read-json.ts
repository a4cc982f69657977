import { readFileSync } from 'node:fs';
import { UsageError } from './failure.ts';

/** The JSON document in a file. Throws `UsageError` that names the file if it cannot be read or is not JSON. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file}: the file does not exist or cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file}: this is not JSON.`);
  }
}
