import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { dataFolder } from '../faults/own-servers.ts';
import { endPrograms } from '../split/process.ts';
import { playCampaign } from './campaign.ts';
import { mountDisk } from './disk.ts';
import { startInstallation } from './installation.ts';
import type { Outcome } from './round.ts';

const FAULTS = [
  'kill worker-1',
  'kill postgres',
  'kill temporal, and delete its database',
  'freeze worker-2',
  'half-close clients to api-1',
  'stall api-1 to temporal',
];

test(
  'real processes under load, most of them killed or cut off at once: everything acknowledged is awarded once',
  { timeout: 600_000 },
  async () => {
    const { dataDir, remove } = dataFolder();
    mkdirSync(inject('bundleDir'), { recursive: true });
    symlinkSync(inject('bundleDir'), join(dataDir, 'cache'));
    const disk = mountDisk(join(dataDir, 'disk'));
    const outcomes: Outcome[] = [];
    const lines: string[] = [];
    try {
      const installation = await startInstallation(dataDir, { disk, apis: 1, workers: 2 });
      const options = {
        seed: '1',
        learners: 12,
        rate: 20,
        fault: FAULTS,
        longest: 5,
        rounds: 1,
        lengthMs: Infinity,
        patience: 200,
        memory: 2048,
        signal: new AbortController().signal,
        say: (line: string) => void lines.push(line),
      };
      await playCampaign(installation, options, outcomes);
      await installation.stop();
      expect(
        outcomes.flatMap(({ wrong }) => wrong),
        lines.join('\n'),
      ).toEqual([]);
      expect(outcomes[0]?.acknowledged).toBeGreaterThan(50);
    } finally {
      await endPrograms();
      disk.remove();
    }
    remove();
  },
);
