import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';

export type Fault = { name: string; run: () => Promise<void> };

const DOWN_MS = 5000;
const WORKER_FROZEN_MS = 20_000;
const API_FROZEN_MS = 10_000;

/** A kill of each kind, two freezes, and a rolling restart, in the order in which they strike. */
export function faultsOf({ postgres, temporal, apis, workers }: Cluster): Fault[] {
  const [api1, api2] = apis.map(({ program }) => program) as [Program, Program];
  const [worker1, worker2] = workers.map(({ program }) => program) as [Program, Program];
  const killed = (program: Program): Fault => ({
    name: `kill -9 ${program.name}, back after ${DOWN_MS / 1000} s`,
    async run() {
      await program.kill();
      await sleep(DOWN_MS);
      await program.start();
    },
  });
  const frozen = (program: Program, forMs: number): Fault => ({
    name: `SIGSTOP ${program.name} for ${forMs / 1000} s`,
    async run() {
      program.freeze();
      await sleep(forMs);
      program.thaw();
      await program.untilReady();
    },
  });
  return [
    killed(worker1),
    killed(api1),
    frozen(worker2, WORKER_FROZEN_MS),
    frozen(api2, API_FROZEN_MS),
    killed(temporal),
    { name: 'Postgres crashes and recovers', run: () => postgres.crash() },
    {
      name: 'rolling restart of all four',
      async run() {
        for (const program of [api1, api2, worker1, worker2]) {
          await program.stop();
          await program.start();
        }
      },
    },
  ];
}

type Program = Cluster['temporal'];
