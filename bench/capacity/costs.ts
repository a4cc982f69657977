/** CPU in ms by component. */
export type Cpu = { node: number; postgres: number; temporal: number };

/** What one item costs, from a bench run. `completion`: what it adds to the cost of an event that comes alone. */
export type Costs = {
  attended: Cpu;
  alone: Cpu;
  completion: Cpu;
  eventBytes: number;
  completionBytes: number;
};

type BenchRow = { name: string; notes?: string[] };

const CPU = /^(.+?): [\d.]+ ms: Node ([\d.]+), Postgres ([\d.]+), Temporal ([\d.]+)/;
const BYTES = /^(event|completion) (\d+)$/;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;

/** The median over the rounds of a side that a row’s notes name. */
function cpuOf(rows: readonly BenchRow[], name: string, side: string): Cpu {
  const found = rows
    .filter((row) => row.name === name)
    .flatMap(({ notes = [] }) => notes)
    .flatMap((note) => {
      const [, of, node, postgres, temporal] = CPU.exec(note) ?? [];
      return of === side
        ? [{ node: Number(node), postgres: Number(postgres), temporal: Number(temporal) }]
        : [];
    });
  if (found.length === 0) throw new Error(`the bench run has no row ${name} with “${side}”`);
  const of = (part: keyof Cpu) => median(found.map((cpu) => cpu[part]));
  return { node: of('node'), postgres: of('postgres'), temporal: of('temporal') };
}

/** What a completion costs beside an ordinary event. */
function addedBy(rows: readonly BenchRow[]): Cpu {
  const whole = cpuOf(rows, 'completion', 'completion');
  const ordinary = cpuOf(rows, 'completion', 'ordinary event');
  const more = (part: keyof Cpu) => Math.max(0, whole[part] - ordinary[part]);
  return { node: more('node'), postgres: more('postgres'), temporal: more('temporal') };
}

function bytesOf(rows: readonly BenchRow[], what: 'event' | 'completion'): number {
  const notes = rows.filter(({ name }) => name === 'storage').flatMap(({ notes = [] }) => notes);
  const found = notes.map((note) => BYTES.exec(note)).find((match) => match?.[1] === what);
  if (!found) throw new Error('the bench run has no row storage');
  return Number(found[2]);
}

/**
 * Reads the rows `alone-5s`, `completion` and `storage` of `npm run bench -- --json`, one JSON document a line.
 * @throws if a row is missing
 */
export function costsFrom(text: string): Costs {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as BenchRow);
  return {
    attended: cpuOf(rows, 'alone-5s', 'attended'),
    alone: cpuOf(rows, 'alone-5s', 'not attended'),
    completion: addedBy(rows),
    eventBytes: bytesOf(rows, 'event'),
    completionBytes: bytesOf(rows, 'completion'),
  };
}
