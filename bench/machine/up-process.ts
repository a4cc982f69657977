import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type UpProcess = {
  /** Milliseconds from the command until `/readyz` answers ready. */
  readyMs: number;
  /** The server process started by npm. */
  pid: number;
  stop(): Promise<void>;
};

/** The environment without Touchstone's variables, which could name other servers or folders. */
function environment(dataDir: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_OPTIONS } = process.env;
  return { PATH, HOME, TMPDIR, NODE_OPTIONS, TOUCHSTONE_DATA: dataDir, PORT: '0' };
}

/** Runs `npm start` on a data folder, without the demo. */
export async function startUpProcess(dataDir: string): Promise<UpProcess> {
  const begun = performance.now();
  const npm = spawn('npm', ['start', '--', '--no-demo', '--json'], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(npm, 'exit');
  const ready = await Promise.race([readyLine(npm.stdout), ended.then(() => null)]);
  if (ready === null) throw new Error('npm start ended before it was ready');
  const answer = await fetch(new URL('/readyz', ready.url));
  const readyMs = performance.now() - begun;
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'up.lock'), 'utf8')) as { pid: number };
  const stop = async (): Promise<void> => {
    process.kill(pid, 'SIGTERM');
    await ended;
  };
  if (!answer.ok) {
    await stop();
    throw new Error(`npm start reported ready, but /readyz answered ${answer.status}`);
  }
  return { readyMs, pid, stop };
}

/** Runs `up` directly, without npm's checks and without the demo, with further variables. */
export async function launchUp(
  dataDir: string,
  more: NodeJS.ProcessEnv = {},
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const up = spawn(
    process.execPath,
    ['--max-semi-space-size=8', 'src/main.ts', 'up', '--no-demo', '--json'],
    {
      cwd: ROOT,
      env: { ...environment(dataDir), MALLOC_ARENA_MAX: '2', ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(up, 'exit');
  const ready = await Promise.race([readyLine(up.stdout), ended.then(() => null)]);
  if (ready === null) throw new Error('up ended before it was ready');
  const stop = async (): Promise<void> => {
    up.kill('SIGTERM');
    await ended;
  };
  return { url: ready.url, pid: up.pid as number, stop };
}

/** Skips the lines that npm prints first. */
async function readyLine(output: NodeJS.ReadableStream): Promise<{ url: string } | null> {
  for await (const line of createInterface(output)) {
    if (line.startsWith('{')) return JSON.parse(line) as { url: string };
  }
  return null;
}
