import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readState, writeState } from './state-file.ts';

// Not the system's temporary folder, which many systems empty at boot.
const SHARED_ROOT = '/var/tmp';

const pointerSchema = z.object({ place: z.string(), dataDir: z.string() });

/**
 * The folder outside the data folder where Postgres was put earlier; undefined when there is none. A copied project
 * brings a copied pointer along, which must not lead two projects to one database.
 */
export function relocated(dataDir: string, log: (line: string) => void): string | undefined {
  const pointer = readState(pointerFile(dataDir), pointerSchema);
  if (pointer === undefined) {
    return undefined;
  }
  if (!existsSync(pointer.place)) {
    log(`The data that lay in ${pointer.place} is gone; starting with an empty database.`);
    return undefined;
  }
  if (pointer.dataDir !== dataDir) {
    if (readState(pointerFile(pointer.dataDir), pointerSchema)?.place === pointer.place) {
      log(
        `${dataDir} is a copy of ${pointer.dataDir}, which keeps its database; this one starts with its own.`,
      );
      return undefined;
    }
    writeState(pointerFile(dataDir), { place: pointer.place, dataDir });
  }
  return pointer.place;
}

/** Makes a folder that the account of Postgres can enter, and notes it in the data folder. */
export function relocate(dataDir: string, log: (line: string) => void): string {
  const place = mkdtempSync(join(SHARED_ROOT, 'touchstone-'));
  chmodSync(place, 0o711);
  writeState(pointerFile(dataDir), { place, dataDir });
  log(`Postgres cannot run as root, and no other account can enter ${dataDir}: its data lies in ${place}.`);
  return place;
}

function pointerFile(dataDir: string): string {
  return join(dataDir, 'postgres-place.json');
}
