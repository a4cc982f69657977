import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pythonWith } from '../python-with.ts';

/** The schemathesis command, installed under `cache` at the first call. */
export const schemathesisIn = (cache: string): string =>
  join(pythonWith(cache, 'schemathesis', '4.32.5'), 'schemathesis');

/** Runs schemathesis in a folder, where it keeps what it finds, and returns its exit code. */
export function runSchemathesis(command: string, args: string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
