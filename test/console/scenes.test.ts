import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sessionEndingAt } from '../../src/cli/demo.ts';
import { createTouchstone } from '../../sdk/src/index.ts';
import type { Json } from '../http/support/json.ts';
import { hasBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { ANSWERS, answerCoach, playKickoff } from './support/kickoff.ts';
import { axeFindings, openPage, signIn } from './support/open-page.ts';
import { operatorTests } from './parts/operator.ts';
import { standingTests } from './parts/standing.ts';
import { loaded, scenesFor } from './support/scenes.ts';
import type { Console } from './support/start-console.ts';
import { useConsole } from './support/use-console.ts';

const ENTRIES = 10_000;
/** Small enough for one statement on a busy machine. */
const BATCH = 200;

/** Notes what moves by itself; a word that becomes shorter moves less than a thousandth of the page. */
const MOVED = `globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    if (value >= 0.001) moved.push(value + ': ' + sources.map(({ node }) => node?.className ?? node?.nodeName));
}).observe({ type: 'layout-shift', buffered: true });`;

let site: Console;
let browser: Browser;
const started = useConsole(async (given) => {
  ({ site, browser } = given);
  await Promise.all([
    site.send(await sessionEndingAt(Date.now(), 'maya')),
    site.say('omar'),
    seedMany('many'),
  ]);
  await site.store.reviews.share('maya', 'hanna');
  await site.system.settled();
});

/** Ten thousand ledger entries, awarded here without a ring for each batch. */
async function seedMany(learner: string): Promise<void> {
  const begin = Date.now() - 90 * 86_400_000;
  const { events, ledger } = site.store;
  for (let from = 0; from < ENTRIES; from += BATCH) {
    await events.accept(
      Array.from({ length: BATCH }, (_, index) => ({
        learner,
        id: `many-${from + index}`,
        source: 'platform',
        type: 'chat.turn_taken',
        time: begin + (from + index) * 700_000,
        speaker: 'learner' as const,
        data: { stage: 'kickoff', text: `What about case ${from + index} of these?` },
      })),
    );
  }
  for (let past = 0, more = true; more;) {
    const work = await ledger.award(learner, past);
    past = work.newest ?? past;
    more = work.more;
  }
}

/** The newest of these verdicts that quotes a turn, and all words of its turns. */
async function newestWithQuote(numbers: readonly number[]): Promise<{ number: number; text: string }> {
  for (const number of numbers.toReversed()) {
    const { quotes } = await site.read(`/v1/learners/maya/calibrations/${number}`);
    const turns = quotes.flatMap(({ turn }: Json) => turn?.text ?? []);
    if (turns.length > 0) return { number, text: turns.join('\n') };
  }
  throw new Error('no verdict quotes a turn');
}

describe.skipIf(!hasBrowser)('every scene', { timeout: 240_000 }, () => {
  test('shows without an error, fits a telephone, and axe finds nothing in light and dark', async () => {
    const { page, faults } = await openPage(browser, site.url);
    for (const kind of ['system', 'hiring'] as const) await checkScenes(page, kind);
    expect(faults).toEqual([]);
  });

  async function checkScenes(page: Page, kind: 'system' | 'hiring'): Promise<void> {
    if (kind === 'hiring') await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(
      page,
      kind === 'system' ? site.key : await site.tokenOf('hanna', 'hiring'),
      '/learners/maya/standing',
    );
    await loaded(page);
    for (const { id, title, path } of scenesFor('maya', kind)) {
      await openScene(page, title);
      if (id === 'skill') await openScene(page, 'Quality');
      expect([path, await page.getByRole('alert').allInnerTexts()]).toEqual([path, []]);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name: 'Menu' }).waitFor();
      // Charts follow the width a frame later, so that only a page that stays too wide is at fault.
      const fits = until(
        () => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'),
        10_000,
      );
      await fits.catch(() => expect.fail(`${path} is wider than a telephone`));
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  }

  /** By its link, as people do: a page that is loaded anew for each scene takes most of the time. */
  async function openScene(page: Page, title: string): Promise<void> {
    const heading = page.locator('main h1');
    const before = await heading.innerText();
    await page.getByRole('link', { name: title, exact: true }).first().click();
    await until(async () => (await heading.innerText()) !== before);
    await loaded(page);
  }

  test('moves nothing while it loads', async () => {
    const { page, context } = await openPage(browser, site.url);
    await signIn(page, site.key);
    await context.addInitScript(MOVED);
    for (const { path } of scenesFor('maya')) {
      await page.goto(path);
      await loaded(page);
      expect([path, await page.evaluate('moved')]).toEqual([path, []]);
    }
  });

  test('is reached by keys alone, in the other language too', async () => {
    const { page } = await openPage(browser, site.url, { locale: 'de-DE' });
    await page.goto(await site.link());
    await page.getByRole('button', { name: 'Abmelden' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await page.getByRole('heading', { name: 'Spielplatz', level: 1 }).waitFor();
    await page.goto('/learners/maya');
    await page.getByRole('heading', { name: 'maya', level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Kontobuch · maya' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('g e').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('stays as it is behind a dialog: not styled anew, not scrolled, not clicked', async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 1440, height: 500 } });
    await signIn(page, site.key, '/learners/maya');
    await loaded(page);
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('?');
    await dialog.waitFor();
    const inherited = "getComputedStyle(document.getElementById('root')).pointerEvents";
    expect(await page.evaluate<string>(inherited)).toBe('auto');
    const link = await page.getByText('Ledger', { exact: true }).boundingBox();
    await page.mouse.move((link?.x ?? 0) + 5, (link?.y ?? 0) + 5);
    await page.mouse.wheel(0, 300);
    await page.mouse.down();
    await page.mouse.up();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate<number>('scrollY')).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/learners/maya');
  });
});

describe.skipIf(!hasBrowser)('the learner', { timeout: 180_000 }, () => {
  test('shows what the API knows, each verdict opens to its quotes, and changes arrive by themselves', async () => {
    const { page } = await openPage(browser, site.url);
    await signIn(page, await site.tokenOf('maya'));
    const before = await site.read('/v1/learners/maya');
    await until(async () => (await page.locator('main').innerText()).includes(`Level\n${before.xp.level}\n`));
    const { data: verdicts } = await site.read('/v1/learners/maya/calibrations?limit=200');
    const quoting = await newestWithQuote(verdicts.map(({ number }: Json) => number));
    const verdict = page
      .getByRole('listitem')
      .filter({ has: page.getByText(`Verdict ${quoting.number}`, { exact: true }) });
    await verdict.locator('summary').first().click();
    expect(quoting.text).toContain((await verdict.locator('mark').first().innerText()).trim());
    await site.say('maya');
    await until(async () => (await site.read('/v1/learners/maya')).xp.total > before.xp.total);
    const after = (await site.read('/v1/learners/maya')).xp.total as number;
    await page.getByText(new Intl.NumberFormat('en-GB').format(after), { exact: true }).first().waitFor();
  });

  test('appeals a verdict; the decision changes the XP, and the ledger says so', async () => {
    const { page } = await openPage(browser, site.url);
    await signIn(page, await site.tokenOf('maya'));
    const { version } = (await site.read('/v1/learners/maya')).workSkills;
    await page.goto('/learners/maya/skills/quality');
    await page.getByLabel('Reason').fill('The second part was checked against the raw table, by me.');
    await page.getByRole('button', { name: 'Send appeal' }).click();
    await page.getByText('contested, waits for a person').first().waitFor();
    expect((await site.read('/v1/reviews?state=contested')).data).toHaveLength(1);
    await site.post(`/v1/learners/maya/calibrations/${version}/review`, {
      decision: 'changed',
      skills: { quality: { x: 96 }, independence: { x: 95 }, communication: { x: 95 } },
      reason: 'The table was checked, as the learner says.',
    });
    await page.getByText('The table was checked, as the learner says.').first().waitFor();
    await page.getByRole('link', { name: 'Ledger' }).click();
    await page.getByLabel('Kind').selectOption({ label: 'review' });
    await page.getByText(/^1 of /).waitFor();
    await page.getByText(/Chain intact/).waitFor();
  });
});

describe.skipIf(!hasBrowser)('the ledger', { timeout: 180_000 }, () => {
  test('of ten thousand entries is verified here, scrolls to its first entry and filters', async () => {
    const { page } = await openPage(browser, site.url);
    await signIn(page, site.key, '/learners/many/ledger');
    await page.getByText('Chain intact: 10,000 hashes recomputed here').waitFor();
    const list = page.getByRole('table', { name: 'List of entries' });
    expect(await list.getAttribute('aria-rowcount')).toBe('10001');
    await list.getByRole('row').filter({ hasText: '10,000' }).first().waitFor();
    await page.getByRole('region', { name: 'List of entries' }).focus();
    await page.keyboard.press('End');
    await list.locator('[aria-rowindex="10001"]').waitFor();
    expect(await list.getByRole('row').count()).toBeLessThan(100);
    await page.getByLabel('Paid').selectOption({ label: 'not paid' });
    const { data } = await site.read('/v1/learners/many/ledger?limit=200');
    expect(data).toHaveLength(200);
    await page.getByText(/^[\d,]+ of 10,000$/).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const [shown] = (await page.getByText(/ of 10,000$/).innerText()).split(' ');
    expect(csv.trim().split('\n').length - 1).toBe(Number(shown?.replaceAll(',', '')));
  });

  test('whose entry was changed on its way says which one breaks the chain', async () => {
    const { page } = await openPage(browser, site.url);
    await signIn(page, site.key);
    await page.route(/\/v1\/learners\/maya\/ledger/, async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      const changed = body.data.map((entry: { entry: number; xp: number }) =>
        entry.entry === 7 ? { ...entry, xp: entry.xp + 1 } : entry,
      );
      await route.fulfill({ response, json: { ...body, data: changed } });
    });
    await page.goto('/learners/maya/ledger');
    await page.getByText('Chain broken at entry 7').waitFor();
  });
});

describe.skipIf(!hasBrowser)('the playground', { timeout: 180_000 }, () => {
  test('is played as the learner to the end: XP for each turn, a verdict with own words, a next award', async () => {
    const { page, faults } = await openPage(browser, site.url);
    await signIn(page, site.key, '/playground/learner');
    for (const award of await playKickoff(page)) expect(award).toMatch(/^\d+ × 1 = \d+ XP$/);
    const words = await page.locator('mark').first().innerText();
    expect(ANSWERS.join('\n')).toContain(words);
    await page.getByRole('button', { name: 'One more turn' }).click();
    const last = await answerCoach(page, 'I will ask the data team how a cancelled subscription is marked.');
    const [, multiplier] = /× ([\d.]+) =/.exec(last) ?? [];
    await page.getByText(`× ${multiplier}`, { exact: true }).waitFor();
    await page.getByText('That is the whole loop').waitFor();
    expect(faults).toEqual([]);
  });

  test('sends a pasted event, shows what it did, and its lines for the client do the same', async () => {
    const { page } = await openPage(browser, site.url);
    await signIn(page, site.key, '/playground');
    await page.getByLabel('The event, as it is sent').fill('{ "type":');
    await page.getByText('This is not JSON.').waitFor();
    const event = {
      specversion: '1.0',
      id: "it's one",
      source: 'platform',
      type: 'chat.turn_taken',
      subject: 'test:pasted',
      data: { stage: 'kickoff', text: "Isn't a pause a loss?" },
    };
    await page.getByLabel('The event, as it is sent').fill(JSON.stringify(event));
    const lines = page.locator('details').filter({ hasText: 'The same from your platform' });
    const lineOf = async (part: string) => {
      await lines.last().locator('summary').click();
      const texts = await lines.last().locator('dd').allInnerTexts();
      return texts.find((text) => text.includes(part));
    };
    const send = await lineOf('.send(');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Accepted as number 1 of this learner.').waitFor();
    const read = await lineOf('.GET(');
    const { total } = (await site.read('/v1/learners/test:pasted')).xp;
    expect(total).toBeGreaterThan(0);
    const touchstone = createTouchstone({ url: site.url, token: site.key });
    const run = (line = '') =>
      // oxlint-disable-next-line typescript/no-implied-eval -- the page shows the line to be run
      (new Function('touchstone', `return (async () => (${line.replace(/;$/, '')}))()`) as Json)(touchstone);
    expect(await run(send)).toMatchObject([{ status: 'duplicate', seq: 1 }]);
    expect((await run(read)).data.xp.total).toBe(total);
  });
});

standingTests(started);
operatorTests(started);
