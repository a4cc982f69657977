// `npm run fuzz`: schemathesis against the running product. It reaches every operation of openapi.json and accepts no
// 5xx, no answer that the document lacks and no body that violates its schema.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { configOf } from './config.ts';
import { operationsOf, withExamples, type Document } from './document.ts';
import { startProduct, type Product } from '../product.ts';
import { successes, unreached } from './reached.ts';
import { runSchemathesis, schemathesisIn } from './schemathesis.ts';
import { seed } from './seed.ts';

const CACHE = fileURLToPath(new URL('../../.touchstone/fuzz', import.meta.url));
// Documents have rules that no schema can express, such as a stage that requires another.
const EXCLUDED = 'positive_data_acceptance';
const HELP = `Usage: npm run fuzz -- [options]

Runs schemathesis against a product of its own.

  --seed <number>    seed of the drawn requests; may be repeated (default: 1 and 2)
  --examples <n>     requests per operation and phase (default: 10)
  --help             this text`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: ['1', '2'] },
    examples: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});

/** One run with a product of its own; true if nothing was found and every operation was reached. */
async function fuzz(command: string, seedNumber: string, product: Product): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-fuzz-'));
  const seeds = await seed(product);
  const document = (await (await fetch(`${product.url}/openapi.json`)).json()) as Document;
  const file = join(folder, 'openapi.json');
  const config = join(folder, 'schemathesis.toml');
  await writeFile(file, JSON.stringify(withExamples(document, seeds)));
  const keys = { all: product.key, eraser: await product.createKey('admin', 'gone:') };
  await writeFile(config, configOf(document, seeds, keys));
  const before = await successes(product.url, product.key);
  const args = [
    ['--config-file', config, 'run', file, '--url', product.url, '--seed', seedNumber],
    ['--max-examples', values.examples, '--exclude-checks', EXCLUDED, '--request-timeout', '20'],
    ['--generation-database', 'none', '--suppress-health-check', 'all'],
    ['--continue-on-failure', '--no-color'],
  ].flat();
  const code = await runSchemathesis(command, args, folder);
  const missing = unreached(document, before, await successes(product.url, product.key));
  await rm(folder, { recursive: true });
  const all = operationsOf(document).length;
  console.log(`Seed ${seedNumber}: ${all - missing.length} of ${all} operations reached.`);
  for (const name of missing) console.log(`  not reached: ${name}`);
  return code === 0 && missing.length === 0;
}

async function main(): Promise<boolean> {
  const command = schemathesisIn(CACHE);
  let clean = true;
  for (const seedNumber of values.seed) {
    const product = await startProduct();
    try {
      clean = (await fuzz(command, seedNumber, product)) && clean;
    } finally {
      await product.stop();
    }
  }
  return clean;
}

if (values.help) {
  console.log(HELP);
} else {
  process.exitCode = (await main().catch((error: Error) => {
    console.error(error.message);
    return false;
  }))
    ? 0
    : 1;
}
