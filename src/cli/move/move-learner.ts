import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { transferLines, type TransferManifest } from '../../store/moves/transfer-lines.ts';
import type { Store } from '../../store/store.ts';
import { Failed } from '../failure.ts';
import { Refused, type Cell } from './cell.ts';

const LOOK_MS = 50;

export type Moving = {
  cell: Cell;
  /** The prefix that moves as a whole. */
  prefix: string | null;
  /** How long to wait for pending awards and verdicts. */
  waitMs: number;
  /** Ends the learner's workflow. */
  end(learner: string, completions: readonly number[]): Promise<void>;
};

type Moves = Pick<Store, 'moves'>;

async function untilQuiet({ moves }: Moves, learner: string, waitMs: number): Promise<boolean> {
  const end = Date.now() + waitMs;
  while (!(await moves.isQuiet(learner))) {
    if (Date.now() > end) return false;
    await sleep(LOOK_MS);
  }
  return true;
}

/** Writes the transfer to a file and returns its manifest. The transaction must not wait for the network. */
async function writeTransfer(
  { moves }: Moves,
  learner: string,
  options: { move: string; prefix: string | null },
  file: string,
): Promise<TransferManifest> {
  let last = '';
  await moves.reading(async (tx) => {
    async function* lines() {
      for await (const line of transferLines(tx, learner, options)) {
        last = line;
        yield `${line}\n`;
      }
    }
    await pipeline(lines, createWriteStream(file, { mode: 0o600 }));
  });
  return JSON.parse(last) as TransferManifest;
}

/** Sends the learner and returns what was sent. A refusal leaves the learner here, as before. */
async function send(
  store: Moves,
  learner: string,
  move: string,
  { cell, prefix }: Moving,
): Promise<TransferManifest> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-move-'));
  try {
    const file = join(folder, 'transfer.ndjson');
    const manifest = await writeTransfer(store, learner, { move, prefix }, file);
    const { entries } = await cell.send(learner, file);
    if (entries < manifest.ledger.entries)
      throw new Failed(`${learner}: the other cell has ${entries} of ${manifest.ledger.entries} entries.`);
    return manifest;
  } catch (error) {
    if (error instanceof Refused) await store.moves.release(learner, move);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Moves one learner. Whatever was done before an interruption is found and not repeated. */
export async function moveLearner(
  store: Moves,
  learner: string,
  moving: Moving,
): Promise<'moved' | 'before'> {
  const { cell, waitMs, end } = moving;
  // While a verdict is pending, events are still accepted here.
  await untilQuiet(store, learner, waitMs);
  const begun = await store.moves.begin(learner, cell.url);
  if (!begun) throw new Failed(`No such learner: ${learner}.`);
  if (begun.state === 'elsewhere') throw new Failed(`${learner} is moving to ${begun.cell}.`);
  if (begun.state === 'moved') return 'before';
  if (!(await untilQuiet(store, learner, waitMs))) {
    await store.moves.release(learner, begun.move);
    throw new Failed(`${learner} has pending awards or verdicts after ${waitMs} ms, and stays here.`);
  }
  const sent = await send(store, learner, begun.move, moving);
  await end(learner, []);
  if (!(await store.moves.depart(learner, begun.move, sent)))
    throw new Failed(`${learner} changed here during the move: does a process of an earlier release run?`);
  return 'moved';
}
