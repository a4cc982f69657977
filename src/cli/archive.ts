import { createWriteStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { archiveLines } from '../store/archive/archive-lines.ts';
import { checkArchive } from '../store/archive/check-archive.ts';
import { dropArchived } from '../store/archive/drop-archived.ts';
import type { Store } from '../store/store.ts';
import { Failed, UsageError } from './failure.ts';
import { withStore } from './open-store.ts';
import { readLines } from '../store/export/read-lines.ts';
import { say } from './say.ts';

const HELP = `
An archive has the texts of closed events: accepted before the date, awarded, of learners without pending verdicts. It
has each event with its payload and its award, and the dossiers and answers that repeat these texts, one JSON document
a line; the last line is a manifest. The file is read back and checked before anything is dropped, and only texts that
are still exactly as in the file are dropped. The ledger, verdicts, quotes and hashes stay in the database.

  touchstone archive --before 2026-01-01 --out 2025.ndjson
  touchstone archive --check 2025.ndjson                     # without a database
  touchstone archive --drop 2025.ndjson                      # after a run that was interrupted, or with --keep

An erase does not reach archives: erase learners there too.`;

type Options = { before?: Date; out?: string; prefix: string; keep?: boolean; check?: string; drop?: string };

function dateOption(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('must be a date such as 2026-01-01.');
  if (date.getTime() > Date.now()) throw new InvalidArgumentError('must not be in the future.');
  return date;
}

async function check(file: string): Promise<void> {
  if (!existsSync(file)) throw new UsageError(`File not found: ${file}.`);
  const { problem, learners, events, steps } = await checkArchive(readLines(file));
  if (problem) throw new Failed(`${file}, line ${problem.line}: ${problem.detail}. Nothing was dropped.`);
  say(`${file}: ${events} events and ${steps} steps of ${learners} learners; every hash is right.`);
}

async function drop(store: Store, file: string): Promise<void> {
  const { events, steps, kept } = await dropArchived(store.database, readLines(file), store.now());
  say(`Dropped the texts of ${events} events and ${steps} steps from the database.`);
  if (kept > 0)
    say(`Kept ${kept} events that have changed since, are gone already, or that newer work needs.`);
}

async function write(
  store: Store,
  file: string,
  { before, prefix }: { before: Date; prefix: string },
): Promise<void> {
  async function* lines() {
    for await (const line of archiveLines(store.database, { before, prefix })) yield `${line}\n`;
  }
  // Nothing may be dropped while the file is only in the memory of this machine.
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(lines, out).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new UsageError(`${file} exists already.`) : error;
  });
}

async function archive({ before, out, prefix, keep, ...files }: Options): Promise<void> {
  if (files.check !== undefined) return check(files.check);
  if (files.drop !== undefined) {
    const file = files.drop;
    await check(file);
    return withStore((store) => drop(store, file));
  }
  if (before === undefined || out === undefined)
    throw new UsageError('archive needs --before DATE and --out FILE, or --check FILE, or --drop FILE.');
  await withStore(async (store) => {
    await write(store, out, { before, prefix });
    await check(out);
    if (!keep) await drop(store, out);
  });
}

export function archiveCommand(): Command {
  return new Command('archive')
    .description(
      'write the texts of closed events to a file, check it, and only then drop them from the database',
    )
    .option('--before <date>', 'archive events accepted before this date', dateOption)
    .option('-o, --out <file>', 'file to write; it must not exist')
    .option('--prefix <prefix>', 'only learners whose ids begin with this', '')
    .option('--keep', 'write and check only')
    .option('--check <file>', 'check an archive, without a database')
    .option('--drop <file>', 'check an archive, then drop what it has from the database')
    .addHelpText('after', HELP)
    .action(archive);
}
