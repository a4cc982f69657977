import { pino } from 'pino';
import { shippedMappings } from '../../../src/http/adapters/mapping.ts';
import { startApi, type ApiOptions } from '../../../src/services/api.ts';
import type { Scope } from '../../../src/store/keys/keys.ts';
import { createStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import type { Json } from './json.ts';

export const SALT = 'a salt of the tests';

/** A listening API with its own database and without Temporal, for clients that need an address. */
export async function startListening({
  salt = SALT,
  ...options
}: { salt?: string | null } & Pick<ApiOptions, 'verifyPerson' | 'corsOrigins' | 'embed'> = {}) {
  const database = await createDatabase();
  const store = createStore({ url: database.url, size: 5 });
  const api = await startApi({
    store,
    ringer: { ringSoon: () => undefined, endSoon: () => undefined },
    logger: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
    adapters: { salt: salt ?? undefined, mappings: shippedMappings() },
    ...options,
  });
  const keyOf = async (scopes: Scope[], prefix: string | null = null) =>
    (await store.keys.create({ name: 'test', scopes, prefix, expiresAt: null })).secret;
  const key = await keyOf(['ingest', 'read', 'review', 'admin']);
  const send = async (path: string, init: RequestInit = {}, token = key) => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${api.url}${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: bodyOf(text, isJson ?? false),
    };
  };
  return {
    url: api.url,
    store,
    key,
    keyOf,
    send,
    post: (path: string, body: unknown, headers: Record<string, string> = {}, token = key) =>
      send(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', ...headers },
        },
        token,
      ),
    /** The received events of a learner, in order. */
    eventsOf: async (learner: string): Promise<Json[]> =>
      (await send(`/v1/learners/${learner}/events`)).body.data ?? [],
    async metric(name: string): Promise<number> {
      const { body } = await send('/metrics');
      return Number(
        String(body)
          .split('\n')
          .find((line) => line.startsWith(name))
          ?.split(' ')[1] ?? 0,
      );
    },
    /** Awards like a worker, without verdicts. */
    async award(learner: string) {
      for (let past = 0; ;) {
        const work = await store.ledger.award(learner, past);
        past = work.newest ?? past;
        if (!work.more) return;
      }
    },
    async stop() {
      await api.stop();
      await store.close();
      await database.drop();
    },
  };
}

const bodyOf = (text: string, isJson: boolean): Json => (isJson ? JSON.parse(text) : text);

export type Listening = Awaited<ReturnType<typeof startListening>>;
