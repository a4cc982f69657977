import { parseArgs } from 'node:util';
import { startMachine } from './machine/machine.ts';
import { isReached, type BenchOptions, type Measured, type Row } from './row.ts';
import { ROWS } from './rows/rows.ts';
import { jsonLine, tableOf } from './table.ts';

const HELP = `npm run bench -- [options]

Measures Touchstone against the obvious design on an embedded Postgres (with fsync) and an embedded Temporal, side by
side in interleaved rounds, and prints the ratios. All data are removed afterwards.

  --row NAME    run only this row; can be repeated
  --rounds N    rounds per row (default 5)
  --quick       use small sizes, as a smoke test
  --big         also run the rows that fill Postgres with millions of entries
  --engines     also run the rows that compare with other engines, which are fetched from the npm registry
  --json        print one line of JSON per row to stdout; progress goes to stderr
  --help        show this text

Rows:
${ROWS.map(({ name, title, only }) => `  ${name.padEnd(20)}  ${title}${only ? ` (${only})` : ''}`).join('\n')}

Exit codes: 1 if a row misses its target, 2 for wrong usage.`;

type Asked = { rows: Row[]; options: BenchOptions; json: boolean };

/** Parses the command line; returns a text to print if there is nothing to run. */
function ask(): Asked | { say: string; code: number } {
  try {
    const { values } = parseArgs({
      options: {
        row: { type: 'string', multiple: true },
        rounds: { type: 'string', default: '5' },
        quick: { type: 'boolean', default: false },
        big: { type: 'boolean', default: false },
        engines: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { say: HELP, code: 0 };
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1)
      return { say: '--rounds needs a whole number of at least 1.', code: 2 };
    const unknown = values.row?.find((name) => !ROWS.some((row) => row.name === name));
    if (unknown !== undefined) return { say: `Unknown row "${unknown}". --help lists the rows.`, code: 2 };
    const { quick, json } = values;
    const asked = { '--big': values.big, '--engines': values.engines };
    const rows = ROWS.filter(({ name, only }) => values.row?.includes(name) ?? (!only || asked[only]));
    return { rows, options: { rounds, quick }, json };
  } catch (error) {
    return { say: (error as Error).message, code: 2 };
  }
}

const progress = (line: string): void => console.error(line);

/** Each row has servers of its own: those of earlier rows are slower by what these left in them. */
async function runRow(row: Row, options: BenchOptions, stopped: Promise<never>): Promise<Measured> {
  progress(`${row.name}: ${row.title}`);
  const machine = await startMachine(progress);
  try {
    return await Promise.race([row.run(machine, options), stopped]);
  } finally {
    await machine.stop();
  }
}

async function bench({ rows, options, json }: Asked): Promise<number> {
  const results: { row: Row; measured: Measured }[] = [];
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => reject(new Error(`ended by ${signal}`)));
  });
  // A signal may come while no row runs.
  stopped.catch(() => undefined);
  let failed = false;
  try {
    for (const row of rows) {
      const measured = await runRow(row, options, stopped);
      results.push({ row, measured });
      if (json) console.log(jsonLine(row, measured));
    }
  } catch (error) {
    failed = true;
    progress((error as Error).message);
  }
  if (!json) console.log(`\n${tableOf(results)}`);
  return !failed && results.every(({ row, measured }) => isReached(row.reach, measured.ratio)) ? 0 : 1;
}

const asked = ask();
if ('say' in asked) {
  console[asked.code === 0 ? 'log' : 'error'](asked.say);
  process.exitCode = asked.code;
} else {
  // A row that was ended may still wait for servers that have stopped.
  process.exit(await bench(asked));
}
