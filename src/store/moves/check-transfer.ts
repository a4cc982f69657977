import { canonical } from '../canonical.ts';
import { createTally } from '../export/manifest.ts';
import { TRANSFER_FORMAT, type TransferHeader, type TransferManifest } from './transfer-lines.ts';

export type CheckedTransfer =
  | { header: TransferHeader; manifest: TransferManifest }
  | { line: number; detail: string };

type Line = { kind?: string; table?: string; format?: string };

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line | null;
  } catch {
    return null;
  }
}

/** Checks that a transfer is complete and that no line changed on the way: counts and hashes of the manifest. */
export async function checkTransfer(lines: AsyncIterable<string>): Promise<CheckedTransfer> {
  const tally = createTally();
  let header: TransferHeader | null = null;
  let manifest: TransferManifest | null = null;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (manifest) return { line: number, detail: 'something follows the manifest' };
    const line = parsed(text);
    if (number === 1) {
      if (line?.kind !== 'transfer' || line.format !== TRANSFER_FORMAT)
        return { line: 1, detail: `is not the first line of a ${TRANSFER_FORMAT}` };
      header = line as TransferHeader;
      tally.add('transfer', text);
    } else if (line?.kind === 'manifest') manifest = line as TransferManifest;
    else if (line?.kind === 'row' && typeof line.table === 'string') tally.add(line.table, text);
    else return { line: number, detail: 'is not a line of a transfer' };
  }
  if (!header || !manifest)
    return { line: number, detail: 'the manifest is missing: the transfer is incomplete' };
  const sums = tally.sums();
  for (const name of ['lines', 'kinds', 'sha256'] as const) {
    if (canonical(manifest[name]) !== canonical(sums[name]))
      return { line: number, detail: `${name} does not match the manifest` };
  }
  return { header, manifest };
}
