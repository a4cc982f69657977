import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isRunning } from '../../src/embedded/process-identity.ts';
import { readState } from '../../src/embedded/state-file.ts';
import { stopProcess, type Attempt } from '../../src/embedded/stop-process.ts';

export const TEST_RUN_PREFIX = 'touchstone-test-';

// The data are not needed, but asking Postgres first lets it free its shared memory.
const ABRUPT: Attempt[] = [
  { signal: 'SIGQUIT', waitMs: 3_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
];

const processSchema = z.object({
  pid: z.number().int(),
  startedAt: z.string(),
  socketDir: z.string().optional(),
});

/** Stops the servers of killed test runs and removes their folders. */
export async function sweepDeadRuns(): Promise<void> {
  const folders = readdirSync(tmpdir())
    .filter((name) => name.startsWith(TEST_RUN_PREFIX))
    .map((name) => join(tmpdir(), name));
  for (const folder of folders) {
    const holder = readState(join(folder, 'up.lock'), processSchema);
    // A folder without a readable lock belongs to another user or is being created.
    if (holder === undefined || isRunning(holder) || statSync(folder).uid !== process.getuid?.()) {
      continue;
    }
    for (const name of ['postgres.json', 'temporal.json']) {
      await endServer(join(folder, name));
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endServer(stateFile: string): Promise<void> {
  const server = readState(stateFile, processSchema);
  if (server === undefined) {
    return;
  }
  await stopProcess(server, ABRUPT);
  if (server.socketDir !== undefined) {
    rmSync(server.socketDir, { recursive: true, force: true });
  }
}
