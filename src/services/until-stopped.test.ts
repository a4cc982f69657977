import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const MODULE = JSON.stringify(new URL('until-stopped.ts', import.meta.url).href);

/** A process that hears SIGTERM and stays. */
const HANGING = `
  const { untilStopped } = await import(${MODULE});
  const { signal, asked } = untilStopped(200);
  setInterval(() => undefined, 1000);
  process.stdout.write('ready');
  await asked;
  process.stdout.write(signal.aborted ? ', asked' : ', not asked');
`;

test('a process that does not stop after SIGTERM is ended', async () => {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', HANGING]);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect([await once(child, 'close'), said]).toEqual([
    [null, 'SIGKILL'],
    'ready, askedThe process did not stop within 0.2 s and was ended.\n',
  ]);
});
