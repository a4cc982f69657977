import { rows, type Database, type Tx } from '../database.ts';

/** The stored texts that a completion's steps repeat: payloads by seq, verdicts by number, and the rubric. */
export type Sources = { events: [number, number][]; calibrations: number[]; rubric: [string, number] | null };

/** Where a step belongs: the learner's number and the completion. */
export type StepPlace = { no: number; completion: number };

/** Bytes of payloads that a dictionary holds at most, the newest first. A dossier has at most a tenth of that. */
const MOST_BYTES = 4_000_000;

const READ = {
  name: 'step-sources',
  text: `SELECT 'event' AS kind, seq AS ref, text FROM (
           SELECT seq, data::text AS text, sum(octet_length(data::text)) OVER (ORDER BY seq DESC) AS bytes
           FROM payloads WHERE learner = $1 AND seq = ANY ($3::bigint[])
         ) p WHERE bytes <= ${MOST_BYTES}
         UNION ALL
         SELECT 'calibration', c.number, c.observations::text || coalesce(t.reason, '') FROM calibrations c
         LEFT JOIN calibration_texts t ON t.learner = c.learner AND t.number = c.number
         WHERE c.learner = $1 AND c.number = ANY ($4::int[])
         UNION ALL
         SELECT 'program', 0, p.body::text FROM events e
         JOIN programs p ON p.id = e.stamped_program AND p.version = e.program_version
         WHERE e.learner = $1 AND e.seq = $2
         UNION ALL
         SELECT 'rubric', 0, body::text FROM rubrics WHERE id = $5 AND version = $6`,
};

type Source = { kind: 'event' | 'calibration' | 'program' | 'rubric'; ref: number; text: string };

async function read(
  on: Database | Tx,
  { no, completion }: StepPlace,
  wanted: { events: number[]; calibrations: number[]; rubric: [string, number] | null },
): Promise<Source[]> {
  const [id, version] = wanted.rubric ?? [null, null];
  const found = await rows<Source>(on, READ, [
    no,
    completion,
    wanted.events,
    wanted.calibrations,
    id,
    version,
  ]);
  return found.toSorted((a, b) => (a.kind === b.kind ? a.ref - b.ref : a.kind < b.kind ? -1 : 1));
}

const dictionaryOf = (found: readonly Source[]): Buffer =>
  Buffer.from(found.map(({ text }) => text).join(''));
const refsOf = (found: readonly Source[], kind: Source['kind']): number[] =>
  found.filter((source) => source.kind === kind).map(({ ref }) => ref);

/** The texts that a dossier repeats, found by the numbers in it. */
export async function sourcesOf(
  on: Database | Tx,
  place: StepPlace,
  dossier: unknown,
): Promise<{ sources: Sources; dictionary: Buffer }> {
  const { id, version } = (dossier as { rubric?: { id?: unknown; version?: unknown } } | null)?.rubric ?? {};
  const rubric: Sources['rubric'] =
    typeof id === 'string' && Number.isInteger(version) ? [id, version as number] : null;
  const found = await read(on, place, {
    events: numbersUnder('seq', dossier),
    calibrations: numbersUnder('number', dossier),
    rubric,
  });
  const sources = {
    events: rangesOf(refsOf(found, 'event')),
    calibrations: refsOf(found, 'calibration'),
    rubric,
  };
  return { sources, dictionary: dictionaryOf(found) };
}

/** The dictionary of these sources. If one was removed, it is another one, and `unpack` says so. */
export async function readDictionary(
  on: Database | Tx,
  place: StepPlace,
  sources: Sources | null,
): Promise<Buffer> {
  if (sources === null) return Buffer.alloc(0);
  return dictionaryOf(await read(on, place, { ...sources, events: sources.events.flatMap(numbersIn) }));
}

/** All whole numbers under a name, anywhere in a JSON value. */
function numbersUnder(name: string, value: unknown, into = new Set<number>()): number[] {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (key === name && Number.isInteger(part) && part >= 0 && part <= 2 ** 31 - 1) into.add(part);
      else numbersUnder(name, part, into);
    }
  }
  return [...into];
}

function rangesOf(ascending: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const number of ascending) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

const numbersIn = ([from, to]: [number, number]): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
