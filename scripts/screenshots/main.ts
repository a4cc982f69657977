// `npm run screenshots`: every scene of the console, light and dark, on a desk and on a telephone, against a product of
// its own with the recorded session and a simulated cohort.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { createClient } from '../../src/cli/client.ts';
import { sessionEndingAt } from '../../src/cli/demo.ts';
import { sendBatch } from '../../src/cli/send-batch.ts';
import { sendCohort } from '../../src/cli/send-cohort.ts';
import { playKickoff } from '../../test/console/support/kickoff.ts';
import { openPage, signIn } from '../../test/console/support/open-page.ts';
import { loaded, scenesFor } from '../../test/console/support/scenes.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { until } from '../../test/support/until.ts';
import type { Json } from '../../test/http/support/json.ts';
import { startProduct, type Product } from '../product.ts';
import { seedReviews } from './seed-reviews.ts';

const HELP = `Usage: npm run screenshots -- [options]

Pictures of every scene of the console, light and dark, 1440 and 390 pixels wide.

  --out <folder>   where they go (default: docs/screenshots)
  --scene <id>     only this scene; may be repeated
  --format <name>  webp or png (default: webp)
  --help           this text`;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: fileURLToPath(new URL('../../docs/screenshots', import.meta.url)) },
    scene: { type: 'string', multiple: true },
    format: { type: 'string', default: 'webp' },
    help: { type: 'boolean', default: false },
  },
});

/** Who works while Live is shown: three for each picture, of whom the last has a first verdict at the end. */
const WORKING =
  'noah ines omar ada lena yusuf kim ravi sofia tom mina leo eva luca nina ben amir zoe paul hana ivan ruth cleo jan'.split(
    ' ',
  );
const COHORT = 12;
/** After this time Live has asked again how many learners there are and what is pending. */
const POLLED_MS = 6000;
const SIZES = { 1440: 900, 390: 844 };
const SIZES_OF_DESK = { width: 1440, height: SIZES[1440] };
/** A hiring viewer, and a coach's group. */
const VIEWER = 'hiring-7';
const GROUP = 'spring';
const TALLEST_PX = { 1440: 1200, 390: 1500 };

const clientOf = ({ url, key }: Product) => createClient({ url, key });

type Line = { pending: { events: number; calibrations: number } };

async function settled(product: Product): Promise<void> {
  const client = clientOf(product);
  await until(async () => {
    const page = (await client.get('/v1/learners?limit=200')) as { data: Line[] } | null;
    return page !== null && page.data.every(({ pending }) => pending.events + pending.calibrations === 0);
  }, 300_000);
}

/** Maya and some of the cohort share with the viewer. */
async function share(product: Product): Promise<void> {
  const { data } = (await clientOf(product).get('/v1/learners?limit=5')) as { data: { learner: string }[] };
  for (const learner of new Set(['maya', ...data.map((line) => line.learner)])) {
    const headers = { authorization: `Bearer ${product.key}` };
    const path = `/v1/learners/${learner}/shares/${VIEWER}`;
    const { ok, status } = await fetch(`${product.url}${path}`, { method: 'PUT', headers });
    if (!ok) throw new Error(`PUT ${path}: ${status}`);
  }
}

/** Puts a learner into the coach's group. */
async function register(product: Product, learner: string): Promise<void> {
  await fetch(`${product.url}/v1/learners/${learner}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${product.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ groups: [GROUP] }),
  });
}

/** The recorded session as work of the last hour: a live stream does not announce what is older than a day. */
async function workNow(product: Product, learner: string, from: number, to: number): Promise<void> {
  const events = (await sessionEndingAt(Date.now(), learner)).slice(from, to);
  const time = (index: number) => new Date(Date.now() - (events.length - index) * 60_000).toISOString();
  await sendBatch(
    clientOf(product),
    events.map((event, index) => ({ ...event, time: time(index) })),
  );
}

/** The event whose verdict moved most recently, followed to the end. */
async function followEvent(page: Page, product: Product): Promise<void> {
  const client = clientOf(product);
  const read = async (path: string) => (await client.get(path)) as { data: Json[] };
  const { data: verdicts } = await read('/v1/learners/maya/calibrations?limit=200');
  const { data: events } = await read('/v1/learners/maya/events?limit=200');
  await page.getByLabel('Event id').fill(events[verdicts[0]?.completion - 1]?.id);
  await page.getByLabel('Learner (optional)').fill('maya');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText(/ = [\d,]+ XP/).waitFor();
}

/** A turn pays twice as much, tried on recent awards. */
async function tryPolicy(page: Page): Promise<void> {
  const editor = page.getByLabel('Document');
  const policy: Json = JSON.parse(await editor.inputValue());
  policy.types['chat.turn_taken'].base *= 2;
  await editor.fill(JSON.stringify(policy, null, 2));
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByText(/awards of \d+ learners/).waitFor();
}

/** What a scene needs before it shows what it is for. */
const PREPARE: Record<string, (page: Page, product: Product) => Promise<unknown>> = {
  async live(page, product) {
    await page.locator('[data-stream="live"]').waitFor();
    const [one = '', two = '', last = ''] = WORKING.splice(0, 3);
    await Promise.all([workNow(product, one, 45, 90), workNow(product, two, 90, 135)]);
    await settled(product);
    await workNow(product, last, 0, 30);
    await page.locator('[data-feed]').getByText('First award after the verdict').first().waitFor();
    await settled(product);
    await loaded(page);
    await page.waitForTimeout(POLLED_MS);
  },
  journey: (page) => page.locator('.react-flow__node').first().waitFor(),
  play: playKickoff,
  async review(page) {
    await page.locator('[data-item]').filter({ hasText: 'maya' }).last().click();
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('4');
    await page.getByRole('region', { name: 'Exact effect' }).getByText('Total', { exact: true }).waitFor();
  },
  async standing(page) {
    await page.getByLabel('Search for a role').fill('market research analyst');
    await page.locator('[data-roles] button').first().click();
    await page.getByText('Probability of meeting it').first().waitFor();
  },
  'standing-blind': (page, product) => PREPARE.standing?.(page, product) as Promise<unknown>,
  async 'live-coach'(page, product) {
    for (const learner of WORKING.slice(0, 3)) await register(product, learner);
    await page.reload();
    await PREPARE.live?.(page, product);
  },
  'operator-events': followEvent,
  'operator-policy': tryPolicy,
  async playground(page) {
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/^Accepted as/).waitFor();
  },
};

async function capture(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width as keyof typeof SIZES;
  // Parts that are as high as the window would otherwise be cut, and panels below it are not yet drawn.
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(TALLEST_PX[width], height) });
  await page.evaluate('scrollTo(0, 0)');
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: values.format as 'webp' | 'png',
    ...(values.format === 'webp' ? { quality: 82 } : {}),
  });
  await writeFile(join(values.out, `${name}.${values.format}`), Buffer.from(data, 'base64'));
}

async function picture(browser: Browser, product: Product, theme: 'light' | 'dark', width: 1440 | 390) {
  const viewport = { width, height: SIZES[width] };
  const { page, context } = await openPage(browser, product.url, { colorScheme: theme, viewport });
  await page.goto('/');
  await page.getByLabel('Key or person token').waitFor();
  if (!values.scene) await capture(page, `sign-in-${theme}-${width}`);
  await signIn(page, product.key);
  await pictureScenes(page, product, { kind: 'system', theme, width });
  for (const [kind, sub, groups] of [
    ['hiring', VIEWER, []],
    ['coach', 'coach-carla', [GROUP]],
  ] as const) {
    await page.setViewportSize(SIZES_OF_DESK);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, await product.createToken(sub, kind, groups));
    await pictureScenes(page, product, { kind, theme, width });
  }
  await context.close();
}

type Kind = 'system' | 'hiring' | 'coach';
type Shown = { kind: Kind; theme: 'light' | 'dark'; width: 1440 | 390 };

/** Pictures beside those of the scenes' own addresses. */
const PARTS = ['events', 'policy', 'programs', 'keys'].map((part) => ({
  id: `operator-${part}`,
  path: `/operator?part=${part}`,
}));

/** Scenes that several kinds of person see are shown as a key sees them; Standing also blind, and Live as a coach sees it. */
function picturesOf(kind: Kind): { id: string; path: string }[] {
  const scenes = scenesFor('maya', kind);
  switch (kind) {
    case 'system':
      return [...scenes, ...PARTS];
    case 'hiring':
      return scenes.map(({ id, path }) => ({ id: id === 'standing' ? 'standing-blind' : id, path }));
    case 'coach':
      return [{ id: 'live-coach', path: '/live' }];
    default:
      return kind satisfies never;
  }
}

async function pictureScenes(page: Page, product: Product, { kind, theme, width }: Shown): Promise<void> {
  const viewport = { width, height: SIZES[width] };
  for (const { id, path } of picturesOf(kind)) {
    if (values.scene && !values.scene.includes(id)) continue;
    await page.setViewportSize(viewport);
    await page.goto(path);
    await loaded(page);
    await PREPARE[id]?.(page, product);
    await loaded(page);
    await capture(page, `${id}-${theme}-${width}`);
    console.log(`${id}, ${theme}, ${width}`);
  }
}

async function main(): Promise<void> {
  const browser = await launchBrowser();
  if (!browser) throw new Error('Pictures need a Chromium.');
  const product = await startProduct();
  try {
    if (!values.scene) await rm(values.out, { recursive: true, force: true });
    await mkdir(values.out, { recursive: true });
    await sendCohort(clientOf(product), COHORT);
    await sendBatch(clientOf(product), await sessionEndingAt(Date.now(), 'maya'));
    await settled(product);
    await seedReviews(product);
    await share(product);
    for (const width of [1440, 390] as const)
      for (const theme of ['light', 'dark'] as const) await picture(browser, product, theme, width);
  } finally {
    await browser.close();
    await product.stop();
  }
}

if (values.help) console.log(HELP);
else await main();
