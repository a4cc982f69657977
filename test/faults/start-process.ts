import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';

export type ProcessOptions = {
  databaseUrl: string;
  temporalAddress: string;
  bundleDir: string;
  sweepAfterMs: number;
};

const SCRIPT = fileURLToPath(new URL('run-process.ts', import.meta.url));

type Said = { ready?: true; answered?: string; number?: number; accepted?: boolean };

/**
 * Starts Touchstone in a separate process; `post` fails when it was killed before it answered. `answers` counts the
 * paid answers of its judge.
 */
export async function startProcess(options: ProcessOptions, answers = new Map<string, number>()) {
  const child = spawn(process.execPath, ['--no-warnings', SCRIPT, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exited = once(child, 'exit');
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { ready: isReady, answered, number = 0, accepted } = JSON.parse(line) as Said;
    if (isReady) ready.resolve();
    else if (answered) answers.set(answered, (answers.get(answered) ?? 0) + 1);
    else if (accepted) waiting.get(number)?.resolve();
    else waiting.get(number)?.reject(new Error('not accepted'));
  });
  let dead = false;
  // Writing to a killed process fails; its exit event reports the same.
  child.stdin.on('error', () => undefined);
  void exited.then(() => {
    dead = true;
    ready.reject(new Error('the process ended before it was ready'));
    for (const { reject } of waiting.values()) reject(new Error('the process was killed'));
  });
  await ready.promise;
  let numbers = 0;
  return {
    async post(events: IncomingEvent[]): Promise<void> {
      if (dead) throw new Error('the process was killed');
      numbers += 1;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.set(numbers, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ number: numbers, events })}\n`);
      return promise;
    },
    /** Stops it for a while: its connections stay open, and nothing answers. */
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    /** Kills it without notice, like a power cut. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
