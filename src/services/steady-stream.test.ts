import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { steadyStream, type Sink } from './steady-stream.ts';

/** Sinks that fail at each write while `full`. */
function fakeDisk() {
  const disk = { full: false, opened: 0, destroyed: 0, lines: [] as string[] };
  async function open(): Promise<Sink> {
    disk.opened += 1;
    const sink = new EventEmitter();
    return Object.assign(sink, {
      write(line: string) {
        if (!disk.full) disk.lines.push(line);
        else setImmediate(() => sink.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' })));
      },
      end: () => setImmediate(() => sink.emit('finish')),
      destroy: () => void (disk.destroyed += 1),
    });
  }
  return { disk, open };
}

test('after a full disk, lines are written again, first one that says so', async () => {
  const { disk, open } = fakeDisk();
  const stream = steadyStream(open, 20);
  stream.write('1\n');
  await expect.poll(() => disk.lines).toEqual(['1\n']);
  disk.full = true;
  for (let line = 0; line < 5; line += 1) {
    stream.write('lost\n');
    await sleep(30);
  }
  disk.full = false;
  await expect
    .poll(() => {
      stream.write('2\n');
      return disk.lines.length;
    })
    .toBeGreaterThan(2);
  const [, notice, ...after] = disk.lines.filter((line) => line !== 'lost\n');
  expect(notice).toMatch(/^\n\{"level":40,.*"code":"ENOSPC","since":\d+,"msg":"the log could not be written/);
  expect(after).toContain('2\n');
  expect(disk.destroyed).toBe(disk.opened - 1);
  await stream.end();
});

test('a sink that cannot be opened is opened again, at most once a time span, and holds few lines', async () => {
  let tries = 0;
  const stream = steadyStream(() => {
    tries += 1;
    return Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
  }, 3_600_000);
  for (let line = 0; line < 5000; line += 1) stream.write('x\n');
  await sleep(10);
  stream.write('x\n');
  expect(tries).toBe(1);
  await stream.end();
});
