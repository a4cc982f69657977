import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/** A signal to send, and how long to wait for the process to end. */
export type Attempt = { signal: NodeJS.Signals; waitMs: number };

/** Sends the signals in turn until the process ends; returns whether it did. */
export async function stopProcess(identity: ProcessIdentity, attempts: Attempt[]): Promise<boolean> {
  for (const { signal, waitMs } of attempts) {
    if (!isRunning(identity)) {
      return true;
    }
    send(identity.pid, signal);
    const deadline = performance.now() + waitMs;
    while (isRunning(identity) && performance.now() < deadline) {
      await sleep(20);
    }
  }
  return !isRunning(identity);
}

// The process may end between check and signal; that is fine.
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
