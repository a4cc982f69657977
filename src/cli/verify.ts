import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Store } from '../store/store.ts';
import { Failed, UsageError } from './failure.ts';
import { withReadStore } from './open-store.ts';
import { progress, say, sayJson } from './say.ts';
import { verifyCredentialFile, type CredentialOptions } from './verify-credential.ts';
import { verifyFile } from './verify-file.ts';

const PAGE = 500;

/** Ledger heads kept elsewhere. They reveal a rewritten tail, which the chain by itself cannot. */
type Heads = Record<string, { entries: number; head: string }>;

type Broken = { learner: string; chain: 'ledger' | 'calibrations'; firstBroken: number | null };

async function* learners(store: Pick<Store, 'learners'>): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const ids = await store.learners.ids({ after, limit: PAGE });
    yield* ids;
    if (ids.length < PAGE) return;
    after = ids.at(-1) as string;
  }
}

async function verifyAll(
  store: Pick<Store, 'calibrations' | 'learners' | 'ledger'>,
  kept: Heads,
): Promise<{ learners: number; entries: number; broken: Broken[]; heads: Heads }> {
  const line = progress();
  const heads: Heads = {};
  const broken: Broken[] = [];
  let entries = 0;
  let count = 0;
  for await (const learner of learners(store)) {
    const found = await store.learners.find(learner);
    if (found) heads[learner] = { entries: found.entries, head: found.head };
    const ledger = await store.ledger.verify(learner, kept[learner]);
    const calibrations = await store.calibrations.verify(learner);
    if (ledger?.intact === false) broken.push({ learner, chain: 'ledger', firstBroken: ledger.firstBroken });
    if (calibrations?.intact === false)
      broken.push({ learner, chain: 'calibrations', firstBroken: calibrations.firstBroken });
    entries += ledger?.entries ?? 0;
    count += 1;
    line.update(`verified ${count} learners, ${entries} entries`);
  }
  line.done();
  for (const learner of Object.keys(kept)) {
    if (!heads[learner]) broken.push({ learner, chain: 'ledger', firstBroken: null });
  }
  return { learners: count, entries, broken, heads };
}

function readHeads(file: string): Heads {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Heads;
  } catch {
    throw new UsageError(`${file} is not a heads file: write one with --write-heads.`);
  }
}

type Options = CredentialOptions & {
  heads?: string;
  writeHeads?: string;
  file?: string;
  credential?: string;
};

export function verifyCommand(): Command {
  return new Command('verify')
    .description('verify every ledger and calibration chain; exit code 1 if one is broken')
    .option('--heads <file>', 'compare with heads kept elsewhere, to detect a rewritten tail')
    .option('--write-heads <file>', 'write the heads, to keep elsewhere')
    .option('--file <file>', 'check one export (manifest and chains) without a database')
    .option('--credential <file>', 'check one credential (JSON-LD, VC-JWT, SVG or PNG) without a network')
    .option('--issuer <file>', 'with --credential: the issuer’s did.json, from a source that you trust')
    .option('--roots <file...>', 'with --credential: the published roots, from the first on')
    .option('--status <file>', 'with --credential: the status list that it names')
    .option('--json', 'print one JSON document')
    .action((options: Options) => {
      requireFitting(options);
      if (options.credential !== undefined) return verifyCredentialFile(options.credential, options);
      const kept = options.heads ? readHeads(options.heads) : {};
      return options.file
        ? verifyFile(options.file, { heads: kept, json: options.json })
        : verifyHere(kept, options);
    });
}

/** Refuses options that would be ignored: a user would believe that they took effect. */
function requireFitting({ credential, file, heads, writeHeads, issuer, roots, status }: Options): void {
  if (credential === undefined && (issuer ?? roots ?? status) !== undefined)
    throw new UsageError('--issuer, --roots and --status belong to --credential.');
  if (credential !== undefined && (file ?? heads ?? writeHeads) !== undefined)
    throw new UsageError('--file, --heads and --write-heads do not belong to --credential.');
  if (file !== undefined && writeHeads !== undefined)
    throw new UsageError('--write-heads writes those of the database, not of --file.');
}

function verifyHere(kept: Heads, options: Options): Promise<void> {
  return withReadStore(async (store) => {
    const { heads, ...found } = await verifyAll(store, kept);
    if (options.writeHeads) writeFileSync(options.writeHeads, `${JSON.stringify(heads, null, 1)}\n`);
    if (options.json) sayJson({ intact: found.broken.length === 0, ...found });
    else
      say(
        `${found.learners} learners, ${found.entries} entries: ${found.broken.length === 0 ? 'every chain is intact.' : ''}`,
      );
    for (const { learner, chain, firstBroken } of options.json ? [] : found.broken) {
      say(`  ${learner}: ${chain} broken ${firstBroken === null ? '(missing)' : `at ${firstBroken}`}`);
    }
    if (found.broken.length > 0) throw new Failed(`${found.broken.length} broken`);
  });
}
