import { canonical } from '../canonical.ts';
import { createTally } from '../export/manifest.ts';
import { entryHash } from '../ledger/chain-entries.ts';
import { ARCHIVE_FORMAT, type ArchiveLine, type ArchiveManifest } from './archive-lines.ts';

/** The result of a check. `problem` names the first error and its line; null when there is none. */
export type ArchiveCheck = {
  intact: boolean;
  learners: number;
  events: number;
  steps: number;
  problem: { line: number; detail: string } | null;
};

function parsed(text: string): (ArchiveLine | ArchiveManifest) | null {
  try {
    return JSON.parse(text) as ArchiveLine | ArchiveManifest | null;
  } catch {
    return null;
  }
}

/** What is wrong with a line; null if nothing is. Each award must have the hash of what it says. */
function wrongWith(line: ArchiveLine, isFirst: boolean): string | null {
  if (isFirst && line.kind !== 'learner') return 'the first line is not a learner';
  if (line.kind !== 'event') return null;
  const { hash, ...said } = line.award;
  if (said.eventSeq !== line.event.seq) return `event ${line.event.seq} has the award of another event`;
  return entryHash(said) === hash ? null : `the hash of entry ${said.entry} is wrong`;
}

/** Checks an archive without a database: counts and hashes of the manifest, and the hash of each award. */
export async function checkArchive(lines: AsyncIterable<string>): Promise<ArchiveCheck> {
  const tally = createTally();
  const count = { learner: 0, event: 0, step: 0 };
  let manifest: ArchiveManifest | null = null;
  let number = 0;
  const result = (detail: string | null): ArchiveCheck => ({
    intact: detail === null,
    learners: count.learner,
    events: count.event,
    steps: count.step,
    problem: detail === null ? null : { line: number, detail },
  });
  for await (const text of lines) {
    number += 1;
    if (manifest) return result('something follows the manifest');
    const line = parsed(text);
    if (line?.kind === 'manifest') {
      manifest = line;
      continue;
    }
    if (line === null || !(line.kind in count)) return result('is not a line of an archive');
    const wrong = wrongWith(line, number === 1);
    if (wrong !== null) return result(wrong);
    count[line.kind] += 1;
    tally.add(line.kind, text);
  }
  if (!manifest) return result('the manifest is missing: the archive is incomplete');
  const format: string = ARCHIVE_FORMAT;
  if (manifest.format !== format) return result(`the format of the manifest is not ${format}`);
  const read = { learners: count.learner, ...tally.sums() };
  for (const name of ['learners', 'lines', 'kinds', 'sha256'] as const) {
    if (canonical(manifest[name]) !== canonical(read[name]))
      return result(`${name} does not match the manifest`);
  }
  return result(null);
}
