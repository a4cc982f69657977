#!/usr/bin/env node
// The command `touchstone`: runs the CLI with the project's own Node. The young generation is limited, since it grows to
// 128 MiB on machines with much memory and gains nothing beyond 16; and so are the heaps of native code, one a thread.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const child = spawn(
  existsSync(own) ? own : process.execPath,
  ['--max-semi-space-size=8', main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { MALLOC_ARENA_MAX: '2', ...process.env },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
