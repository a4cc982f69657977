import { setTimeout as sleep } from 'node:timers/promises';
import { residentMb } from '../support/process-tree.ts';
import type { Cluster } from './cluster.ts';

const EVERY_MS = 1000;

const CONNECTIONS = `SELECT datname AS name, count(*)::int AS n FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND datname LIKE 't%' GROUP BY 1`;

/** Samples memory of the processes and connections of the databases; keeps the highest of each. */
export function sample({ postgres, temporal, apis, workers }: Cluster) {
  const peaks = new Map<string, number>();
  const programs = [temporal, ...[...apis, ...workers].map(({ program }) => program)];
  let ended = false;
  const rise = (name: string, value: number): unknown =>
    peaks.set(name, Math.max(value, peaks.get(name) ?? 0));

  async function keep(): Promise<void> {
    while (!ended) {
      for (const program of programs) rise(`${program.name}, MB`, residentMb(program.pid()));
      const connections = await postgres.query<{ name: string; n: number }>(CONNECTIONS).catch(() => []);
      for (const { name, n } of connections) rise(`connections to ${name}`, n);
      await sleep(EVERY_MS);
    }
  }

  const running = keep();
  return {
    peaks,
    async close() {
      ended = true;
      await running;
    },
  };
}
