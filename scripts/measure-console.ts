// `npm run measure:console`: the sizes and timings of docs/console.md, with a thousand learners.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { createClient } from '../src/cli/client.ts';
import { sessionEndingAt } from '../src/cli/demo.ts';
import { sendBatch } from '../src/cli/send-batch.ts';
import { openPage, signIn } from '../test/console/support/open-page.ts';
import { loaded } from '../test/console/support/scenes.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { until } from '../test/support/until.ts';
import { startProduct, type Product } from './product.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'console/dist');
const LEARNERS = 1000;
const ROUNDS = 8;
/** A page is looked at before another is opened; in this time the browser has nothing to do. */
const LOOKED_AT_MS = 3000;
/** Awards that wait in the queue of reviews, besides a verdict. */
const CONTESTED = 200;
// The walk begins at the last of these.
const SCENES = [
  'Ledger',
  'Cohort',
  'Journey',
  'Review',
  'Skill',
  'Operator',
  'Standing',
  'Playground',
  'Live',
  'Be the learner',
  'Learner',
];

type Chunk = { file: string; imports?: string[] };

/** Compressed bytes of the script without which a scene cannot show. */
function firstLoad(scene: string): number {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  add('index.html');
  add(`src/scenes/${scene}/${scene}.tsx`);
  return [...files]
    .map((file) => gzipSync(readFileSync(join(DIST, file))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** Builds for browsers; answers how long that took, in milliseconds. */
function build(name: 'console' | 'client' | 'embed'): number {
  const begun = performance.now();
  execFileSync('npm', ['run', '--silent', `build:${name}`], { cwd: ROOT });
  return performance.now() - begun;
}

const compressed = (file: string) => gzipSync(readFileSync(join(ROOT, file))).length;

async function seed(product: Product): Promise<void> {
  const client = createClient({ url: product.url, key: product.key });
  const ids = Array.from({ length: LEARNERS }, (_, index) => `learner-${index}`);
  const events = ids.map((subject) => ({
    specversion: '1.0',
    id: `${subject}-1`,
    source: 'measure',
    type: 'chat.turn_taken',
    subject,
    data: { stage: 'kickoff', text: `Is a customer who paused lost, asks ${subject}?` },
  }));
  await sendBatch(client, events.slice(0, 500));
  await sendBatch(client, events.slice(500));
  await sendBatch(client, await sessionEndingAt(Date.now(), 'maya'));
  type Line = { pending: { events: number; calibrations: number } };
  await until(async () => {
    for (let cursor = ''; ;) {
      const page = await client.get<{ data: Line[]; nextCursor: string | null }>(
        `/v1/learners?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      if (page?.data.some(({ pending }) => pending.events + pending.calibrations > 0)) return false;
      if (!page?.nextCursor) return true;
      cursor = encodeURIComponent(page.nextCursor);
    }
  }, 600_000);
  const contest = (path: string) =>
    client.post(`/v1/learners/${path}/appeal`, 'application/json', { reason: 'Please look again.' });
  await contest('maya/calibrations/11');
  for (const id of ids.slice(0, CONTESTED)) await contest(`${id}/ledger/1`);
}

// In the page: clicks a link of the navigation and answers how long it took until the scene was painted with its content.
const CHANGE = `(name) => new Promise((resolve) => {
  const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent === name);
  const before = document.querySelector('main h1');
  const begun = performance.now();
  link.click();
  const look = () => {
    const heading = document.querySelector('main h1');
    const shown = heading && heading !== before && !document.querySelector('main [data-loading]');
    if (shown) setTimeout(() => resolve(performance.now() - begun));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

// From the key's own time stamp to the end of the frame after it.
const KEYS = `globalThis.answered = [];
addEventListener('keydown', (event) =>
  requestAnimationFrame(() => setTimeout(() => answered.push(performance.now() - event.timeStamp))), true);`;

// Notes when the page first shows its scene.
const SHOWN = `(() => {
  const look = () => {
    if (document.querySelector('main h1') && !document.querySelector('main [data-loading]'))
      globalThis.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();`;

/** Every scene in turn, several times: how long each change took, in milliseconds, by scene. */
async function sceneChanges(page: Page): Promise<Map<string, number[]>> {
  const times = new Map(SCENES.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of SCENES)
      times.get(name)?.push(await page.evaluate<number>(`(${CHANGE})(${JSON.stringify(name)})`));
  return times;
}

type Script = { name: string; startTime: number; encodedBodySize: number };

/** Compressed bytes of script that the browser asked for until a scene showed, and of all when nothing more is loaded. */
async function loadedScript(page: Page, path: string): Promise<{ shown: number; idle: number }> {
  await page.goto(path);
  await until(() => page.evaluate<boolean>('globalThis.shownAt !== undefined'));
  await page.waitForTimeout(LOOKED_AT_MS);
  const shownAt = await page.evaluate<number>('shownAt');
  const scripts = await page.evaluate<Script[]>(
    `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map((one) => one.toJSON())`,
  );
  if (scripts.some(({ name }) => name.includes('journey-map')))
    throw new Error(`${path} loads the map, which it does not show`);
  const bytes = (of: readonly Script[]) => of.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return { shown: bytes(scripts.filter(({ startTime }) => startTime < shownAt)), idle: bytes(scripts) };
}

/** How long each of these keys took, pressed one after the other in a scene that is open. */
async function keys(page: Page, pressed: readonly string[]): Promise<number[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const key of pressed) {
      await page.keyboard.press(key);
      await page.waitForTimeout(50);
    }
  }
  return page.evaluate<number[]>('answered');
}

function percentile(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)} ms`;
}

const bothOf = ({ shown, idle }: { shown: number; idle: number }) =>
  `${kilobytes(shown)}, ${kilobytes(idle)}`;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

async function main(): Promise<void> {
  const browser = await launchBrowser();
  if (!browser) throw new Error('Measuring needs a Chromium.');
  const buildMs = build('console');
  build('client');
  build('embed');
  const product = await startProduct();
  try {
    await seed(product);
    const { page, context } = await openPage(browser, product.url);
    await context.addInitScript(KEYS + SHOWN);
    await signIn(page, product.key);
    const ofLive = await loadedScript(page, '/live');
    const ofLearner = await loadedScript(page, '/learners/maya');
    const byScene = await sceneChanges(page);
    const changes = [...byScene.values()].flat();
    await page.goto('/live');
    await loaded(page);
    await page.locator('[data-stream="live"]').waitFor();
    const answers = await keys(page, ['p', 'p', '?', 'Escape']);
    await page.goto('/cohort');
    await loaded(page);
    const ofCohort = await keys(page, ['1', '1', '2', '2', '?', 'Escape']);
    await page.goto('/reviews');
    await loaded(page);
    await page.locator('[data-item]').first().waitFor();
    const ofReview = await keys(page, ['j', 'k', 'Enter', 'j', '4', '4', 'k', 'Escape']);
    const rows = [
      ['first load of script, Live', kilobytes(firstLoad('live'))],
      ['first load of script, Learner', kilobytes(firstLoad('learner'))],
      ['asked for until Live shows, and once idle', bothOf(ofLive)],
      ['asked for until Learner shows, and once idle', bothOf(ofLearner)],
      ['client', kilobytes(compressed('sdk/dist/index.js'))],
      ['embed', kilobytes(compressed('embed/dist/touchstone-learner.js'))],
      [`scene change, ${changes.length} times, p50`, percentile(changes, 0.5)],
      ['scene change, p95', percentile(changes, 0.95)],
      ...[...byScene].map(([name, [first = 0, ...later]]) => [
        `to ${name}: first, then p50 and slowest`,
        `${Math.round(first)} ms; ${percentile(later, 0.5)}, ${percentile(later, 1)}`,
      ]),
      [`key answered in Live, ${answers.length} times, p50`, percentile(answers, 0.5)],
      ['key answered in Live, p95', percentile(answers, 0.95)],
      [`key answered in Cohort, ${ofCohort.length} times, p50`, percentile(ofCohort, 0.5)],
      ['key answered in Cohort, p95', percentile(ofCohort, 0.95)],
      [`key answered in Review, ${ofReview.length} times, p50`, percentile(ofReview, 0.5)],
      ['key answered in Review, p95', percentile(ofReview, 0.95)],
      ['build at the first start', `${(buildMs / 1000).toFixed(1)} s`],
    ];
    console.log(['| | measured |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'));
  } finally {
    await browser.close();
    await product.stop();
  }
}

await main();
