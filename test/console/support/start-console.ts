import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { ensureConsole } from '../../../scripts/bootstrap/console.mjs';
import type { PersonKind } from '../../../src/core/person.ts';
import { createPersonVerifier, keysInFile } from '../../../src/http/auth/person-token.ts';
import { selectJudge } from '../../../src/judge/select-judge.ts';
import { startApi } from '../../../src/services/api.ts';
import { readConsole } from '../../../src/services/console-files.ts';
import { oneTimeLink } from '../../../src/services/one-time-link.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../../src/services/person-keys.ts';
import { startFaultyProxy, type Fault } from '../../client/faulty-proxy.ts';
import type { Json } from '../../http/support/json.ts';
import { startSystem } from '../../support/system.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export type Console = Awaited<ReturnType<typeof startConsole>>;

/**
 * The product with its built console, behind a proxy that cuts each stream of `cuts` after so many bytes. `namesUrl`: where
 * browsers ask for names.
 */
export async function startConsole(cuts: (Fault | number)[] = [], namesUrl?: string) {
  await ensureConsole(ROOT);
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-console-'));
  const personKey = await makePersonKeys(folder);
  const system = await startSystem({ judge: selectJudge({}) });
  const { store } = system;
  const api = await startApi({
    store,
    ringer: system.ringer,
    logger: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
    console: readConsole(namesUrl),
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  const isStream = ({ method, url }: IncomingMessage) =>
    method === 'GET' && url?.split('?')[0]?.endsWith('/stream');
  const proxy = await startFaultyProxy(api.url, (request) =>
    isStream(request) ? (cuts.shift() ?? 'none') : 'none',
  );
  const key = (
    await store.keys.create({
      name: 'admin',
      scopes: ['ingest', 'read', 'review', 'admin'],
      prefix: null,
      expiresAt: null,
    })
  ).secret;

  async function post(path: string, body: unknown, type = 'application/json'): Promise<void> {
    const response = await fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
  }
  const send = (events: readonly unknown[]) =>
    post('/v1/events', events, 'application/cloudevents-batch+json');
  let said = 0;
  return {
    url: proxy.url,
    key,
    system,
    store,
    post,
    send,
    tokenOf: (sub: string, kind: PersonKind = 'learner', groups: string[] = []) =>
      mintPersonToken(personKey, { sub, kind, groups }, { now: new Date(), seconds: 3600 }),
    async read(path: string): Promise<Json> {
      return (await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${key}` } })).json();
    },
    /** A document with the tag of its version. */
    async tagged(path: string): Promise<{ etag: string; body: Json }> {
      const response = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
      return { etag: response.headers.get('etag') ?? '', body: await response.json() };
    },
    put: (path: string, body: unknown, etag: string) =>
      fetch(`${api.url}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-match': etag },
        body: JSON.stringify(body),
      }),
    link: () => oneTimeLink(store, proxy.url, key),
    /** The learner says `count` things, one event each. */
    async say(learner: string, count = 1): Promise<void> {
      const events = Array.from({ length: count }, () => {
        said += 1;
        const text = `Case ${said}: are customers who paused counted as lost, or apart from them?`;
        return {
          specversion: '1.0',
          id: `said-${said}`,
          source: 'platform',
          type: 'chat.turn_taken',
          subject: learner,
          data: { stage: 'kickoff', speaker: 'learner', text },
        };
      });
      await send(events);
    },
    async stop(): Promise<void> {
      await proxy.stop();
      await api.stop();
      await system.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
