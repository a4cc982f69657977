import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Cell } from './start-cell.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** Runs `touchstone move` on the cell that learners leave; `to` is the address by which the other cell is known. */
export function moveCommand(from: Cell, what: string, to: { url: string; keyFile: string }) {
  const child = spawn(
    process.execPath,
    ['--no-warnings', MAIN, 'move', what, '--to', to.url, '--key-file', to.keyFile, '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: from.url,
        TEMPORAL_ADDRESS: from.temporalAddress,
      },
    },
  );
  const exited = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    /** Kills it without notice, like a power cut. */
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    /** What it said, once it ended by itself; null if it failed. */
    async done(): Promise<{ moved: number; movedBefore: number } | null> {
      const [code] = (await exited) as [number | null];
      return code === 0 ? (JSON.parse(said) as { moved: number; movedBefore: number }) : null;
    },
  };
}
