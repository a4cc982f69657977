import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICKS_PER_SECOND = 100;

/** Resident memory of a process in MB, threads included. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

/** The fields of /proc/PID/stat after the name, which may contain spaces; empty for a process that has ended. */
function statOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/**
 * CPU seconds used so far by the Node process and its servers, Postgres' connections included. Unlike time, it does
 * not depend on what else the machine does.
 */
export function cpuSeconds(dataDir: string, node: number): number {
  const servers = ['postgres', 'temporal'].map(
    (name) => (JSON.parse(readFileSync(join(dataDir, `${name}.json`), 'utf8')) as { pid: number }).pid,
  );
  const roots = new Set([node, ...servers].map(String));
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, stat: statOf(pid) }))
    .filter(({ pid, stat }) => roots.has(pid) || roots.has(stat[1] ?? ''))
    // User and system time, also of children that have ended.
    .map(({ stat }) => stat.slice(11, 15).reduce((sum, part) => sum + Number(part), 0));
  return ticks.reduce((sum, part) => sum + part, 0) / TICKS_PER_SECOND;
}
