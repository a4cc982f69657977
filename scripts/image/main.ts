// `npm run image:check`: runs the steps of the Dockerfile in a folder, and the image's commands in it as its own user.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/embedded/free-port.ts';
import { startServers } from '../../src/embedded/servers.ts';
import { dataFolder } from '../../test/faults/own-servers.ts';
import { buildRoot, type Image } from './build-root.ts';
import { addLibraries, containerOf, isRoot } from './container.ts';

const SOURCE = fileURLToPath(new URL('../../', import.meta.url));
const LIMIT_MB = 300;
/** What gcr.io/distroless/cc-debian12 brings, without Node. */
const BASE_MB = 24;
const WITHIN_MS = 180_000;
const HELP = `Usage: npm run image:check

Runs the steps of the Dockerfile in a folder, with this machine in place of the base images, and then the image's
commands: migrate, key create, api, worker, the health check, one event to its award, and SIGTERM. As root, every command
runs locked into the image's own files, as the image's user, which may write nowhere.`;

const begun = Date.now();

function say(line: string): void {
  console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${line}`);
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${WITHIN_MS / 1000} s.`);
    await sleep(250);
  }
  say(what);
}

function megabytes(folder: string): number {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]) / 1e6;
}

function checkSize({ root }: Image): void {
  const size = megabytes(root) + BASE_MB;
  say(`${size.toFixed(0)} MB with a base image of ${BASE_MB} MB`);
  if (size > LIMIT_MB) throw new Error(`The image has ${size.toFixed(0)} MB, more than ${LIMIT_MB}.`);
}

export async function runRoles(
  image: Image,
  servers: { databaseUrl: string; temporalAddress: string },
): Promise<void> {
  const port = String(await freePort());
  const container = containerOf(image, {
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    HOST: '127.0.0.1',
  });
  container.run('migrate');
  const made = JSON.parse(container.run('key', 'create', 'check', '--scopes', 'ingest,read', '--json'));
  say('migrate and key create ran');
  const roles = [
    container.start('worker', { METRICS_PORT: String(await freePort()) }),
    container.start('api', { PORT: port, METRICS_PORT: String(await freePort()) }),
  ];
  try {
    for (const role of roles) await until(`${role.role} is healthy`, () => role.isHealthy());
    await awardOne(`http://127.0.0.1:${port}`, (made as { secret: string }).secret);
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } });
    if (!page.ok) throw new Error(`The console answers ${page.status}.`);
    say('the console is served');
  } catch (error) {
    for (const { role, log } of roles) console.log(`--- ${role}\n${log()}`);
    throw error;
  } finally {
    const codes = await Promise.all(roles.map((role) => role.stop()));
    say(`SIGTERM ended them with ${codes.join(' and ')}`);
    if (codes.some((code) => code !== 0)) process.exitCode = 1;
  }
}

async function awardOne(url: string, secret: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/cloudevents+json' };
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source: 'image',
    type: 'chat.turn_taken',
    subject: 'image',
    time: new Date().toISOString(),
    data: { speaker: 'learner', text: 'I compared the two exports row by row and found nine that differ.' },
  };
  const sent = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(event) });
  if (!sent.ok) throw new Error(`The event was answered ${sent.status}: ${await sent.text()}`);
  await until('an event was awarded', async () => {
    const ledger = await fetch(`${url}/v1/learners/image/ledger`, { headers });
    return ((await ledger.json()) as { data?: unknown[] }).data?.length === 1;
  });
}

async function main(): Promise<void> {
  const { dataDir, remove } = dataFolder();
  const work = join(dataDir, 'image');
  mkdirSync(work, { mode: 0o755 });
  try {
    const image = buildRoot(SOURCE, work, say);
    checkSize(image);
    if (isRoot) addLibraries(image);
    else say('not root: commands run beside this machine’s files');
    const servers = await startServers({ dataDir: join(dataDir, 'servers'), log: say });
    try {
      await runRoles(image, servers);
    } finally {
      await servers.stop();
    }
  } finally {
    remove();
  }
}

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
