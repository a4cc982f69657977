import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export type Product = {
  url: string;
  key: string;
  /** The secret of a new key. */
  createKey(scopes: string, prefix: string): Promise<string>;
  /** Lets the installation issue credentials. */
  createIssuer(): Promise<void>;
  /** A token of a person. */
  createToken(sub: string, kind: string, groups?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the whole product on a free port, with data of its own that `stop` deletes. `more`: further variables. */
export async function startProduct(more: Record<string, string> = {}): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), 'touchstone-product-'));
  const own = { TOUCHSTONE_DATA: data, PORT: '0', JUDGE_MODEL: 'offline', LOG_LEVEL: 'info' };
  const env = { ...process.env, ...own, ...more };
  const child = spawn(process.execPath, [MAIN, 'up', '--no-demo', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const run = async (args: string[]): Promise<unknown> =>
    JSON.parse((await promisify(execFile)(process.execPath, [MAIN, ...args], { env })).stdout);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const { url, keyFile } = JSON.parse(line) as { url: string; keyFile: string };
    return {
      url,
      key: (await readFile(keyFile, 'utf8')).trim(),
      async createKey(scopes, prefix) {
        const args = ['key', 'create', 'trial', '--scopes', scopes, '--prefix', prefix, '--json'];
        return ((await run(args)) as { secret: string }).secret;
      },
      async createIssuer() {
        await run(['issuer', 'create', '--url', 'https://learn.example', '--name', 'Trial', '--json']);
      },
      async createToken(sub, kind, groups = []) {
        const args = ['token', 'new', '--sub', sub, '--kind', kind, '--json'];
        if (groups.length > 0) args.push('--groups', groups.join(','));
        return ((await run(args)) as { token: string }).token;
      },
      async stop() {
        child.kill('SIGTERM');
        await exited;
        await rm(data, { recursive: true, force: true });
      },
    };
  }
  throw new Error('The product ended before it was ready.');
}
