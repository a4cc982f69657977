import { accessSync, constants, statSync } from 'node:fs';
import { checkExport } from '../store/export/check-export.ts';
import { Failed, UsageError } from './failure.ts';
import { readLines } from '../store/export/read-lines.ts';
import { say, sayJson } from './say.ts';

/** Checks an export without a database. Fails with the first problem. */
export async function verifyFile(
  file: string,
  { heads, json }: { heads: Record<string, { entries: number; head: string }>; json?: boolean },
): Promise<void> {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
  if (statSync(file).isDirectory()) throw new UsageError(`${file} is a directory.`);
  const check = await checkExport(readLines(file), (learner) => heads[learner]);
  const { learner, lines, entries, calibrations, problem } = check;
  if (json) sayJson(check);
  else if (!problem)
    say(
      `${learner}: ${lines} lines, ${entries} entries, ${calibrations} calibrations: manifest and chains are intact.`,
    );
  if (problem) throw new Failed(`line ${problem.line}: ${problem.detail}`);
}
