import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { Failed } from './failure.ts';

/** Options of a command that talks to a running server. */
export type ClientOptions = { url?: string; key?: string };

/** A server response. */
type Answer = {
  status: number;
  body: unknown;
  /** Seconds to wait before the same request, if the server says so. */ retryAfter: number | null;
};

/** A client of a running server; it uses the public API like any platform. */
export type ApiClient = {
  get<T>(path: string): Promise<T | null>;
  post(path: string, contentType: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Any call, whatever its status. */
  call(path: string, init?: { method?: string; body?: unknown }): Promise<Pick<Answer, 'status' | 'body'>>;
};

/** Uses the server and key of the options, otherwise the local `up` and its admin key. */
export function createClient(options: ClientOptions): ApiClient {
  const config = readConfig(process.env);
  const base = options.url ?? `http://${config.host}:${config.port}`;
  const authorization = `Bearer ${options.key ?? ownKey(config.dataDir)}`;
  const send = async (path: string, init: RequestInit) => {
    const headers = { authorization, ...(init.headers as Record<string, string>) };
    try {
      return await fetch(new URL(path, base), { ...init, headers });
    } catch {
      throw new Failed(
        `No answer from ${base}. Start the server with \`npm start\`, or give another one with --url.`,
      );
    }
  };
  return {
    async get<T>(path: string) {
      const response = await send(path, {});
      if (response.status === 404) return null;
      if (!response.ok) throw new Failed(`${path}: ${response.status} ${await detailOf(response)}`);
      return (await response.json()) as T;
    },
    async call(path, { method = 'GET', body } = {}) {
      const headers = { 'content-type': 'application/json' };
      const text = body === undefined ? null : JSON.stringify(body);
      const response = await send(path, { method, headers, body: text });
      return { status: response.status, body: await response.json().catch(() => null) };
    },
    async post(path, contentType, body, headers = {}) {
      const text = JSON.stringify(body);
      const response = await send(path, {
        method: 'POST',
        body: text,
        headers: { 'content-type': contentType, ...headers },
      });
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        status: response.status,
        body: await response.json().catch(() => null),
        retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
      };
    },
  };
}

function ownKey(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'token'), 'utf8').trim();
  } catch {
    throw new Failed(
      `No key: give --key, or start the server here once, which writes one to ${join(dataDir, 'token')}.`,
    );
  }
}

async function detailOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  return problem.detail ?? problem.title ?? response.statusText;
}
