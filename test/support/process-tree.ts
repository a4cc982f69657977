import { readdirSync, readFileSync } from 'node:fs';

/** A process, and its children if wanted. Those of Postgres are not in its process group. */
export function processTree(main: number, withChildren = true): number[] {
  if (!withChildren) return [main];
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  return [main, ...all.filter((pid) => parentOf(pid) === main)];
}

/** Undefined if the process has ended. */
export function parentOf(pid: number): number | undefined {
  try {
    // The name of the program, in parentheses, may contain spaces.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Memory of a process in MB; 0 where there is no /proc, and for one that has just ended. */
export function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
