import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts CPU time of processes in hundredths of a second. */
const TICK_MS = 10;

/** CPU time in ms. `node` is this process: the product and the load. `engine` is the server of Temporal or what replaces it. */
export type Cpu = { node: number; postgres: number; engine: number };

/** A server process; null if an engine has none. */
export type EngineServer = { name: string; pid: number | null };

const pidOf = (dataDir: string, server: string): number =>
  (JSON.parse(readFileSync(join(dataDir, `${server}.json`), 'utf8')) as { pid: number }).pid;

/** Fields of /proc/PID/stat from the state on; undefined if the process has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Of a process and its children, those that ended included. */
function cpuOf(pid: number): number {
  const own = statOf(pid) ?? [];
  const sum = (fields: readonly string[], from: number, to: number): number =>
    fields.slice(from, to).reduce((total, ticks) => total + Number(ticks), 0);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((fields) => Number(fields?.[1]) === pid);
  return children.reduce((total, fields = []) => total + sum(fields, 11, 13), sum(own, 11, 15)) * TICK_MS;
}

const temporalOf = (dataDir: string): EngineServer => ({ name: 'Temporal', pid: pidOf(dataDir, 'temporal') });

/** CPU time used so far by this process and by the servers of a data folder. */
function cpuSoFar(dataDir: string, { pid }: EngineServer): Cpu {
  const { user, system } = process.cpuUsage();
  return {
    node: (user + system) / 1000,
    postgres: cpuOf(pidOf(dataDir, 'postgres')),
    engine: pid === null ? 0 : cpuOf(pid),
  };
}

export const sumOf = ({ node, postgres, engine }: Cpu): number => node + postgres + engine;

/** The CPU time that `work` takes, for each of `items`. */
export async function cpuPer(
  dataDir: string,
  items: number,
  work: () => Promise<unknown>,
  server = temporalOf(dataDir),
): Promise<Cpu> {
  const before = cpuSoFar(dataDir, server);
  await work();
  const after = cpuSoFar(dataDir, server);
  const each = (part: keyof Cpu): number => (after[part] - before[part]) / items;
  return { node: each('node'), postgres: each('postgres'), engine: each('engine') };
}

/** `12.3 ms: Node 6.1, Postgres 2.2, Temporal 4.0`. */
export function cpuText(cpu: Cpu, engine = 'Temporal'): string {
  const [all, node, postgres, server] = [sumOf(cpu), cpu.node, cpu.postgres, cpu.engine].map((ms) =>
    ms.toFixed(ms < 10 ? 2 : 1),
  );
  return `${all} ms: Node ${node}, Postgres ${postgres}, ${engine} ${server}`;
}
