import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readState, writeState } from './state-file.ts';

// Not the temporary folder, which many systems empty at boot.
const SHARED_ROOT = '/var/tmp';

const pointerSchema = z.object({ place: z.string(), dataDir: z.string() });

/**
 * The external folder that an earlier start chose for Postgres; undefined if there is none. The pointer of a copied
 * project is ignored, so that two projects never share a database.
 */
export function relocated(dataDir: string, log: (line: string) => void): string | undefined {
  const pointer = readState(pointerFile(dataDir), pointerSchema);
  if (pointer === undefined) {
    return undefined;
  }
  if (!existsSync(pointer.place)) {
    log(`The data in ${pointer.place} no longer exist; starting with an empty database.`);
    return undefined;
  }
  if (pointer.dataDir !== dataDir) {
    if (readState(pointerFile(pointer.dataDir), pointerSchema)?.place === pointer.place) {
      log(`${dataDir} is a copy of ${pointer.dataDir}; it starts with its own empty database.`);
      return undefined;
    }
    writeState(pointerFile(dataDir), { place: pointer.place, dataDir });
  }
  return pointer.place;
}

/** Creates a folder that the Postgres account can enter, and records it in the data folder. */
export function relocate(dataDir: string, log: (line: string) => void): string {
  const place = mkdtempSync(join(SHARED_ROOT, 'touchstone-'));
  chmodSync(place, 0o711);
  writeState(pointerFile(dataDir), { place, dataDir });
  log(`Postgres cannot run as root, and no other account can enter ${dataDir}, so its data are in ${place}.`);
  return place;
}

function pointerFile(dataDir: string): string {
  return join(dataDir, 'postgres-place.json');
}
