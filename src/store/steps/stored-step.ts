import { rows, type Database, type Tx } from '../database.ts';
import { unpack } from './pack.ts';
import { readDictionary, type Sources, type StepPlace } from './sources.ts';

/** A result as it is stored: whole by earlier releases, packed by this one. `sources` are those of the dossier. */
export type StoredResult = {
  result: unknown;
  packed: Buffer | null;
  sources: Sources | null;
  traceText: string | null;
};

/** The columns of a step `s` and its dossier `d` that `openResult` reads. */
export const RESULT_COLUMNS = 's.result, s.packed, d.sources, s.trace::text AS "traceText"';
/** Joins the dossier of a step `s`. */
export const JOIN_DOSSIER =
  "LEFT JOIN steps d ON d.learner = s.learner AND d.completion = s.completion AND d.step = 'dossier'";

/** The dictionary of a step: the sources of its dossier, and its own trace, which the result repeats. */
async function dictionaryFor(
  on: Database | Tx,
  place: StepPlace,
  { sources, traceText }: Pick<StoredResult, 'sources' | 'traceText'>,
): Promise<Buffer> {
  return withTrace(await readDictionary(on, place, sources), traceText);
}

export const withTrace = (dictionary: Buffer, traceText: string | null): Buffer =>
  Buffer.concat([dictionary, Buffer.from(traceText ?? 'null')]);

/** A step's result; null if it has none, or if a text in it was removed. */
export async function openResult(on: Database | Tx, place: StepPlace, step: StoredResult): Promise<unknown> {
  if (step.packed === null) return step.result;
  return unpack(step.packed, await dictionaryFor(on, place, step)) ?? null;
}

const DOSSIER = {
  name: 'dossier-read',
  text: `SELECT ${RESULT_COLUMNS} FROM steps s ${JOIN_DOSSIER}
         WHERE s.learner = $1 AND s.completion = $2 AND s.step = 'dossier'`,
};

/** The dossier of a completion; null if there is none or its texts were removed. */
export async function readDossier(on: Database | Tx, place: StepPlace): Promise<unknown> {
  const [step] = await rows<StoredResult>(on, DOSSIER, [place.no, place.completion]);
  return step ? openResult(on, place, step) : null;
}
