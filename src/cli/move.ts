import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../core/duration.ts';
import { createStore, type Store } from '../store/store.ts';
import { UsageError } from './failure.ts';
import { createCell } from './move/cell.ts';
import { moveLearner, type Moving } from './move/move-learner.ts';
import { withDatabaseUrl } from './open-store.ts';
import { progress, say, sayJson } from './say.ts';
import { workflowEnder } from './workflow-ender.ts';

const HELP = `
LEARNER|PREFIX is an id, or a prefix that ends with ":" or "*". Each learner is moved by itself: new events are answered
with 503 and Retry-After, pending awards and verdicts are finished, the other cell takes over everything that is stored
in one transaction and recomputes both chains, and then this cell removes its texts and answers 421 with the other
cell's address. Interrupted at any point, the same command finishes the move.

  touchstone move ada --to https://cell-b.example --key-file cell-b.token
  touchstone move 'acme:' --to https://cell-b.example --key-file cell-b.token

Both cells must run the same release and have the same documents (policy, programs) in the same versions.`;

const PAGE = 500;

type Options = { to: string; keyFile: string; wait: number; json?: boolean };

function urlOption(text: string): string {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isUrl) throw new InvalidArgumentError('must be the http or https address of the other cell.');
  return new URL(text).href.replace(/\/$/, '');
}

function durationOption(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('must be a duration such as 30s or 10m.');
  return ms;
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
}

/** The learners that are here, page by page: those that moved meanwhile are not listed again. */
async function* learnersHere(store: Store, prefix: string): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const ids = await store.moves.here({ prefix, after, limit: PAGE });
    yield* ids;
    if (ids.length < PAGE) return;
    after = ids.at(-1)!;
  }
}

type Count = { moved: number; movedBefore: number };

/** One after the other. The first that cannot move ends it: the others would meet the same. */
async function moveAll(store: Store, ids: AsyncIterable<string> | string[], moving: Moving): Promise<Count> {
  const line = progress();
  const count: Count = { moved: 0, movedBefore: 0 };
  try {
    for await (const learner of ids) {
      if (count.moved === 0) await moving.cell.requireReady(learner);
      const outcome = await moveLearner(store, learner, moving);
      count[outcome === 'moved' ? 'moved' : 'movedBefore'] += 1;
      line.update(`moved ${count.moved} learners`);
    }
  } finally {
    line.done();
  }
  return count;
}

/** New learners under the prefix begin in the other cell before the last ones that began here follow. */
async function movePrefix(store: Store, prefix: string, moving: Moving): Promise<Count> {
  const first = await moveAll(store, learnersHere(store, prefix), moving);
  await store.moves.addPrefix(prefix, moving.cell.url);
  const second = await moveAll(store, learnersHere(store, prefix), moving);
  return { moved: first.moved + second.moved, movedBefore: first.movedBefore + second.movedBefore };
}

async function move(what: string, { to, keyFile, wait, json }: Options): Promise<void> {
  const cell = createCell(to, keyIn(keyFile));
  await withDatabaseUrl(async (url, config) => {
    const store = createStore({ url, size: 4, sweepAfterMs: config.sweepAfter });
    const workflows = await workflowEnder(config, store.epoch);
    const prefix = /[:*]$/.test(what) ? what.replace(/\*$/, '') : null;
    const moving: Moving = { cell, prefix, waitMs: wait, end: workflows.end };
    try {
      const count =
        prefix === null ? await moveAll(store, [what], moving) : await movePrefix(store, prefix, moving);
      if (json) return sayJson({ to, ...count });
      const before = count.movedBefore > 0 ? `; ${count.movedBefore} had moved before` : '';
      return say(`${count.moved} learners moved to ${to}${before}.`);
    } finally {
      await workflows.close();
      await store.close();
    }
  });
}

export function moveCommand(): Command {
  return new Command('move')
    .description('move learners to another installation (cell), with their whole history')
    .argument('<learner|prefix>', 'learner id, or a prefix that ends with ":" or "*"')
    .requiredOption('--to <url>', 'address of the other cell, as its clients know it', urlOption)
    .requiredOption('--key-file <file>', 'file with a key of the other cell that has the scope admin')
    .option(
      '--wait <duration>',
      'how long to wait for a learner’s pending awards and verdicts',
      durationOption,
      60_000,
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action(move);
}
