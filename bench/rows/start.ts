import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { treeMemory } from '../machine/tree-memory.ts';
import { startUpProcess } from '../machine/up-process.ts';
import { repeat } from '../rounds.ts';
import type { Row } from '../row.ts';

const START_MS = 6000;
const NODE_MB = 250;

/** A temporary data folder on which `npm start` has run once. */
async function onUsedFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-bench-up-'));
  // Postgres may run as another account, which must be able to enter this folder.
  chmodSync(dataDir, 0o711);
  try {
    await (await startUpProcess(dataDir)).stop();
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export const startRows: Row[] = [
  {
    name: 'second-start',
    title: `repeated npm start, to ready; the ratio is to ${START_MS / 1000} s`,
    reach: { most: 1 },
    run: (machine, options) =>
      onUsedFolder(async (dataDir) => {
        const measured = await repeat(machine, options, { unit: 'ms', better: 'less' }, async () => {
          const up = await startUpProcess(dataDir);
          await up.stop();
          return [up.readyMs];
        });
        return { ...measured, ratio: measured.ours.p50 / START_MS };
      }),
  },
  {
    name: 'idle-memory',
    title: `memory of the Node process of an idle npm start; the ratio is to ${NODE_MB} MB`,
    reach: { most: 1 },
    run: (machine, options) =>
      onUsedFolder(async (dataDir) => {
        const notes: string[] = [];
        const measured = await repeat(machine, options, { unit: 'MB', better: 'less' }, async () => {
          const up = await startUpProcess(dataDir);
          await sleep(options.quick ? 2000 : 20_000);
          const { node, postgres, temporal } = treeMemory(dataDir, up.pid);
          await up.stop();
          notes.push(`node ${node}, postgres ${postgres}, temporal ${temporal}`);
          machine.progress(`  Node ${node} MB, Postgres ${postgres} MB, Temporal ${temporal} MB`);
          return [node];
        });
        return { ...measured, ratio: measured.ours.p50 / NODE_MB, notes };
      }),
  },
];
