import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { capacityOf, USUAL, type Capacity, type Load } from './capacity/capacity-of.ts';
import { costsFrom, type Cpu } from './capacity/costs.ts';

const HELP = `npm run capacity -- FILE [options]

Prints what an installation needs at its peak, from what one event and one completion cost in a bench run:

  npm run bench -- --row alone-5s --row completion --row storage --json > run.jsonl
  npm run capacity -- run.jsonl --learners 1000000

  --learners N              default 10000, 1000000 and 50000000, side by side
  --events-per-day N        of one learner (default ${USUAL.eventsPerDay})
  --completions-per-week N  of one learner (default ${USUAL.completionsPerWeek})
  --peak N                  the busiest hour against the mean (default ${USUAL.peak})
  --attended N              share of events whose learner is attended (default ${USUAL.attendedShare})
  --use N                   share of the cores in use at the peak (default ${USUAL.use})
  --postgres-cores N        of one Postgres server (default ${USUAL.postgresCores})
  --temporal-cores N        of one Temporal cluster with its database (default ${USUAL.temporalCores})
  --connections N           of one Postgres server (default ${USUAL.connections})
  --terabytes N             of one Postgres server (default ${USUAL.terabytes})
  --json                    print one JSON document a size

CPU differs between machines: run the bench on the machine that is meant.`;

const SIZES = ['10000', '1000000', '50000000'];

/** Options by the name of what they set. */
const OPTIONS: Record<Exclude<keyof Load, 'learners'>, string> = {
  eventsPerDay: 'events-per-day',
  completionsPerWeek: 'completions-per-week',
  peak: 'peak',
  attendedShare: 'attended',
  use: 'use',
  postgresCores: 'postgres-cores',
  temporalCores: 'temporal-cores',
  connections: 'connections',
  terabytes: 'terabytes',
};

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} needs a number above 0.`);
  return value;
}

/** Two significant digits: the rest would be noise. */
const number = (value: number): string =>
  value >= 100
    ? Math.round(Number(value.toPrecision(2))).toLocaleString('en-US')
    : String(Number(value.toPrecision(2)));
const cpu = ({ node, postgres, temporal }: Cpu): string =>
  `${(node + postgres + temporal).toFixed(1)} ms (Node ${node.toFixed(1)}, Postgres ${postgres.toFixed(1)}, Temporal ${temporal.toFixed(1)})`;

/** A Markdown table with a column for each size. */
function tableOf(sizes: readonly { learners: number; capacity: Capacity }[]): string {
  const lines: [string, (capacity: Capacity) => string][] = [
    ['events a second, peak', (c) => number(c.eventsPerSecond)],
    ['completions a second, peak', (c) => number(c.completionsPerSecond)],
    ['cores: API and workers', (c) => number(c.cores.node)],
    ['cores: Postgres', (c) => number(c.cores.postgres)],
    ['cores: Temporal', (c) => number(c.cores.temporal)],
    ['API and worker processes', (c) => number(c.processes)],
    ['connections of Postgres', (c) => number(c.connections)],
    ['TB a year', (c) => number(c.terabytesPerYear)],
    ['first bottleneck', (c) => `${c.bottleneck.what}: ${number(c.bottleneck.share * 100)} % of one server`],
    ['cells', (c) => number(c.cells)],
  ];
  return [
    ['learners', ...sizes.map(({ learners }) => learners.toLocaleString('en-US'))],
    ['---', ...sizes.map(() => '---')],
    ...lines.map(([name, of]) => [name, ...sizes.map(({ capacity }) => of(capacity))]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function run(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.values(OPTIONS).map((name) => [name, { type: 'string' as const }])),
      learners: { type: 'string' as const, multiple: true },
      json: { type: 'boolean' as const },
      help: { type: 'boolean' as const },
    },
  });
  if (values.help) return console.log(HELP);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error('One FILE is needed. --help says more.');
  const costs = costsFrom(readFileSync(file, 'utf8'));
  const given = values as Record<string, unknown>;
  const load = Object.entries(OPTIONS).map(([key, name]) => {
    const text = given[name];
    return [key, typeof text === 'string' ? numberOf(name, text) : USUAL[key as keyof typeof USUAL]];
  });
  const sizes = (values.learners ?? SIZES).map((text) => {
    const learners = numberOf('learners', text);
    return { learners, capacity: capacityOf(costs, { ...Object.fromEntries(load), learners } as Load) };
  });
  if (values.json) return sizes.forEach((size) => console.log(JSON.stringify(size)));
  console.log(`CPU of an event: attended ${cpu(costs.attended)}, alone ${cpu(costs.alone)}`);
  console.log(`CPU that a completion adds: ${cpu(costs.completion)}`);
  console.log(`bytes: event ${costs.eventBytes}, completion ${costs.completionBytes}\n`);
  console.log(tableOf(sizes));
}

try {
  run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
