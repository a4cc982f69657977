import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Command } from 'commander';
import type { Store } from '../store/store.ts';
import { Failed } from './failure.ts';
import { withStore } from './open-store.ts';

const PAGE = 500;

/** Every row of a list, page by page. */
async function* pages<Row>(read: (after: number) => Promise<Row[]>, number: (row: Row) => number): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const page = await read(after);
    yield* page;
    if (page.length < PAGE) return;
    after = number(page.at(-1) as Row);
  }
}

/** Everything held on a learner, one JSON document a line: the layer, then events, ledger entries and calibrations. */
export async function* exportLines(store: Store, learner: string): AsyncGenerator<string> {
  const found = await store.findLearner(learner);
  const read = found && (await store.readLearner(learner));
  if (!found || !read) throw new Failed(`There is no learner ${learner}.`);
  const { no } = found;
  const limit = PAGE;
  yield JSON.stringify({ kind: 'learner', ...read.layer });
  for await (const event of pages((after) => store.readEvents(no, { after, limit }), (row) => row.seq)) {
    yield JSON.stringify({ kind: 'event', event });
  }
  for await (const entry of pages((after) => store.readEntries(no, { after, limit }), (row) => row.entry)) {
    yield JSON.stringify({ kind: 'entry', entry });
  }
  for await (const calibration of pages((after) => store.readCalibrations(no, { after, limit }), (row) => row.number)) {
    yield JSON.stringify({ kind: 'calibration', calibration });
  }
}

export function exportCommand(): Command {
  return new Command('export')
    .description('everything held on a learner, as NDJSON')
    .argument('<learner>', 'the learner’s id')
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .action((learner: string, options: { out?: string }) =>
      withStore(async (store) => {
        const out = options.out ? createWriteStream(options.out) : process.stdout;
        for await (const line of exportLines(store, learner)) {
          if (!out.write(`${line}\n`)) await once(out, 'drain');
        }
        if (options.out) await new Promise((resolve) => out.end(() => resolve(undefined)));
      }),
    );
}
