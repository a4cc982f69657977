import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../support/find-program.ts';

const LIBRARY = {
  names: ['faketime'],
  package: 'faketime',
  variable: 'FAKETIME',
};
const PLACES = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
];

/** The library that steps the clock of one process, installed if possible; undefined where there is none. */
export async function findClockLibrary(): Promise<string | undefined> {
  if ((await findProgram(LIBRARY)) === undefined) return undefined;
  return PLACES.map((place) => join(place, 'faketime/libfaketimeMT.so.1')).find(existsSync);
}

export type Clock = ReturnType<typeof createClock>;

/** A clock for a program that is started with `env`: `step` sets it that many seconds ahead, or back if negative. */
export function createClock(library: string | undefined, file: string) {
  const step = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  step(0);
  // Durations that programs measure by the monotonic clock stay right, as when an operator or NTP sets the time.
  const env: Record<string, string> = {
    LD_PRELOAD: library ?? '',
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
  return { env: library === undefined ? {} : env, step };
}
