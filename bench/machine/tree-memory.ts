import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const pidOf = (dataDir: string, server: string): number =>
  (JSON.parse(readFileSync(join(dataDir, `${server}.json`), 'utf8')) as { pid: number }).pid;

/** Proportional set size in kB, so that Postgres' shared buffers count once. */
function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
}

/** Child processes of `pid`; processes that end meanwhile are skipped. */
function childrenOf(pid: number): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((candidate) => {
    try {
      const stat = readFileSync(`/proc/${candidate}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
    } catch {
      return false;
    }
  });
}

/** Memory in MB of the servers of a data folder and of the Node process that started them. Zeros without /proc. */
export function treeMemory(
  dataDir: string,
  node = process.pid,
): { node: number; postgres: number; temporal: number } {
  const megabytes = (...pids: number[]): number =>
    Math.round(pids.reduce((sum, pid) => sum + memoryOf(pid), 0) / 1024);
  try {
    const postgres = pidOf(dataDir, 'postgres');
    return {
      node: megabytes(node),
      postgres: megabytes(postgres, ...childrenOf(postgres)),
      temporal: megabytes(pidOf(dataDir, 'temporal')),
    };
  } catch {
    return { node: 0, postgres: 0, temporal: 0 };
  }
}
