import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/** One attempt at ending a process: the signal, and how long to wait for it to work. */
export type Attempt = { signal: NodeJS.Signals; waitMs: number };

/** Sends the signals in turn until the process is gone; true when it is. */
export async function stopProcess(identity: ProcessIdentity, attempts: Attempt[]): Promise<boolean> {
  for (const { signal, waitMs } of attempts) {
    if (!isRunning(identity)) {
      return true;
    }
    send(identity.pid, signal);
    const deadline = Date.now() + waitMs;
    while (isRunning(identity) && Date.now() < deadline) {
      await sleep(20);
    }
  }
  return !isRunning(identity);
}

// The process may end between the look and the signal, which is what was wanted.
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
