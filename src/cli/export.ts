import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import { exportLines } from '../store/export/export-lines.ts';
import { Failed } from './failure.ts';
import { withReadStore } from './open-store.ts';

export function exportCommand(): Command {
  return new Command('export')
    .description('export all data of a learner as NDJSON; the last line is a manifest for verify --file')
    .argument('<learner>', 'learner id')
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .action((learner: string, options: { out?: string }) =>
      withReadStore(async (store) => {
        const lines = await exportLines(store, learner);
        if (!lines) throw new Failed(`Unknown learner ${learner}.`);
        const out = options.out ? createWriteStream(options.out) : process.stdout;
        for await (const line of lines) {
          if (!out.write(`${line}\n`)) await once(out, 'drain');
        }
        if (options.out) await new Promise((resolve) => out.end(() => resolve(undefined)));
      }),
    );
}
