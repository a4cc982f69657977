import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { openStore } from '../../test/support/open-store.ts';
import { until } from '../../test/support/until.ts';
import { startApi } from '../services/api.ts';
import { createRinger } from '../services/ringer.ts';
import { createTemporalClient } from '../services/temporal-connection.ts';
import { importCommand } from './import.ts';

const open = openStore();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-import-'));
const file = join(folder, 'meeting.vtt');
writeFileSync(
  file,
  'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>One.\n\n00:02.000 --> 00:04.000\n<v Bob>Two.\n',
);

let server: string[];
let stop: () => Promise<void>;
beforeAll(async () => {
  const { store } = open;
  const client = createTemporalClient({ address: inject('temporalAddress'), namespace: 'default' });
  const ringer = createRinger(client, await store.epoch());
  const logger = pino({ level: 'silent' });
  const api = await startApi({ store, ringer, logger, host: '127.0.0.1', port: 0, services: {} });
  const key = { name: 'import', scopes: ['ingest' as const], prefix: null, expiresAt: null };
  server = ['--url', api.url, '--key', (await store.keys.create(key)).secret];
  stop = async () => {
    await api.stop();
    await until(() => ringer.inFlight() === 0);
    await client.connection.close();
  };
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.restoreAllMocks());

async function run(...words: string[]): Promise<string> {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  await importCommand().parseAsync(
    ['transcript', file, '--touchpoint', 't', '--learner', 'ada', ...words, ...server],
    { from: 'user' },
  );
  return said.join('');
}

const MAP = ['--speaker-map', 'Ada=learner', '--speaker-map', 'Bob=coach'];

test('a transcript is sent once; again it is a duplicate, and with another map a conflict', async () => {
  expect(JSON.parse(await run(...MAP, '--dry-run'))).toMatchObject({ data: { durationMs: 3000 } });
  expect(await open.store.learners.find('ada')).toBeNull();
  expect(await run(...MAP)).toContain('accepted: voice.session_ended of ada with 2 lines');
  expect(await run(...MAP)).toContain('duplicate: ');
  await expect(run('--speaker-map', 'Ada=coach,Bob=learner')).rejects.toThrow(
    'was sent before with other speakers',
  );
  expect(await run(...MAP, '--type', 'presentation.completed')).toContain('accepted: presentation.completed');
});

test.each<[string[], string, string]>([
  [[], 'UsageError', 'not in the map (number of lines): “Ada” (1), “Bob” (1)'],
  [[...MAP, '--learner', 'a b'], 'Failed', '/subject must be 1 to 128'],
  [[...MAP, '--started-at', '2999-01-01T00:00:00Z'], 'Failed', '/time must not be more than five minutes'],
])('import transcript %j fails as %s', async (words, name, message) => {
  await expect(run(...words)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});
