import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../http/support/json.ts';
import type { Fault } from '../client/faulty-proxy.ts';
import { hasBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { startNames } from './support/names-server.ts';
import { openPage, signIn } from './support/open-page.ts';
import { startConsole, type Console } from './support/start-console.ts';
import { useConsole } from './support/use-console.ts';

const cuts: (Fault | number)[] = [];
let site: Console;
let platform: Awaited<ReturnType<typeof startNames>> | undefined;
let browser: Browser;
useConsole(
  async (started) => {
    ({ site, browser } = started);
    await site.say('maya', 3);
    await site.say('omar', 3);
    await site.system.settled();
  },
  async () => {
    platform = await startNames({ nora: 'Nora Lindqvist' });
    return startConsole(cuts, platform.url);
  },
);
afterAll(() => platform?.stop());

const open = () => openPage(browser, site.url);

describe.skipIf(!hasBrowser)('signing in', { timeout: 180_000 }, () => {
  test('a one-time link signs in once, and its code does not stay in the address', async () => {
    const { page, faults } = await open();
    const link = await site.link();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Live', level: 1 }).waitFor();
    expect(page.url()).toBe(`${site.url}/live`);
    expect(await page.evaluate<number>('history.length')).toBeLessThanOrEqual(2);
    expect(faults).toEqual([]);
    const other = await open();
    await other.page.goto(link);
    await other.page.getByText('This link was used before or has expired').waitFor();
    await other.page.getByLabel('Key or person token').waitFor();
  });

  test('a link opened while signed in signs in anew, and shows nothing of the person before', async () => {
    const { page, context } = await open();
    await signIn(page, await site.tokenOf('maya'));
    await page.getByText('maya · learner').waitFor();
    const before = await context.cookies();
    await page.goto(await site.link());
    await page.getByText('admin · system').waitFor();
    expect(await page.getByText('maya · learner').count()).toBe(0);
    const cookie = before.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await fetch(`${site.url}/session`, { headers: { cookie } })).status).toBe(401);
    // A used link leaves the session as it is.
    await page.goto(`${site.url}/sign-in?code=used`);
    await page.getByText('admin · system').waitFor();
  });

  test('a wrong key is refused in words; the right one leads in, and signing out leads out', async () => {
    const { page, context } = await open();
    await page.goto('/learners/maya');
    await page.getByLabel('Key or person token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The server does not know this key or token').waitFor();
    await page.getByLabel('Key or person token').fill(site.key);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'maya', level: 1 }).waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Key or person token').waitFor();
    expect(await context.cookies()).toEqual([]);
    await page.goBack().catch(() => undefined);
    await page.goto('/learners/maya');
    await page.getByLabel('Key or person token').waitFor();
  });
});

describe.skipIf(!hasBrowser)('what a learner sees', { timeout: 180_000 }, () => {
  test('their own scenes only; another learner’s address answers as if there were nobody', async () => {
    const { page } = await open();
    await signIn(page, await site.tokenOf('maya'));
    await page.getByRole('heading', { name: 'maya', level: 1 }).waitFor();
    const names = await page.getByRole('navigation', { name: 'Scenes' }).getByRole('link').allInnerTexts();
    expect(names).toContain('Ledger');
    for (const hidden of ['Live', 'Playground']) expect(names).not.toContain(hidden);
    for (const path of ['', '/ledger', '/journey', '/skills/quality']) {
      await page.goto(`/learners/omar${path}`);
      await page.getByRole('alert').first().waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/\bXP\b|verdict \d/i);
    }
    await page.goto('/live');
    await page.getByText('This scene is for other people').waitFor();
    expect(await page.locator('[data-stream]').count()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)('names', { timeout: 180_000 }, () => {
  test('come from the platform to the browser, and are not asked for by hiring viewers', async () => {
    await site.say('nora');
    await site.system.settled();
    await site.store.reviews.share('nora', 'hugo');
    const viewer = await open();
    await signIn(viewer.page, await site.tokenOf('hugo', 'hiring'));
    await viewer.page.getByRole('link', { name: /^Candidate / }).click();
    await viewer.page.getByText('No role chosen').waitFor();
    expect(platform?.asked).not.toContain('nora');
    const { page, faults } = await open();
    await signIn(page, site.key, '/learners/nora/ledger');
    await page.getByRole('heading', { name: 'Ledger · Nora Lindqvist' }).waitFor();
    expect(await page.title()).toContain('Nora Lindqvist');
    await page.goto('/learners/omar/ledger');
    await page.getByRole('heading', { name: 'Ledger · omar' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('what a coach sees', { timeout: 180_000 }, () => {
  test('live, what the learners of their groups do, and nobody else', async () => {
    for (const [id, group] of [
      ['tess', 'spring'],
      ['otto', 'autumn'],
    ] as const)
      await site.store.learners.putProfile(id, { groups: [group], program: null, parFactor: 1 });
    const { page, faults } = await open();
    await signIn(page, await site.tokenOf('carla', 'coach', ['spring']));
    await page.locator('[data-stream="live"]').waitFor();
    await site.say('otto');
    await site.system.settled();
    await site.say('tess');
    await page.locator('[data-feed]').getByRole('link', { name: 'tess' }).first().waitFor();
    expect(await page.locator('[data-feed]').innerText()).not.toContain('otto');
    expect(faults).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('a stream', { timeout: 180_000 }, () => {
  test('that is cut resumes without a gap or a double, and the scene says that it is behind', async () => {
    cuts.push(1800, 'refuse connection', 'answer 503', 2500);
    const { page } = await open();
    // Remembered in the page from its beginning: on a busy machine the state may be over before this test looks.
    const content = `new MutationObserver(() => {
      if (document.querySelector('[data-stream="behind"]')) globalThis.wasBehind = true;
    }).observe(document, { subtree: true, childList: true, attributes: true });`;
    await page.addInitScript({ content });
    await signIn(page, site.key);
    await page.locator('[data-stream="live"]').waitFor();
    for (let turn = 0; turn < 8; turn += 1) {
      await site.say('cut', 3);
      await site.system.settled();
    }
    await until(() => page.evaluate(() => 'wasBehind' in globalThis));
    await until(() => cuts.length === 0);
    await page.locator('[data-stream="live"]').waitFor();
    const { xp } = await site.read('/v1/learners/cut');
    const seen = () =>
      page
        .locator('[data-feed] [data-entry]')
        .evaluateAll((nodes) => nodes.map((node) => Number((node as Json).dataset.entry)));
    await until(async () => (await seen()).includes(xp.entries));
    expect(await seen()).toEqual(Array.from({ length: xp.entries }, (_, index) => xp.entries - index));
  });

  test('that is paused holds what happens back until it goes on', async () => {
    const { page } = await open();
    await signIn(page, site.key);
    await page.locator('[data-stream="live"]').waitFor();
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await site.say('paused');
    await page.getByText(/\d+ new while paused/).waitFor();
    await page.getByText(/[1-9] new while paused/).waitFor();
    expect(await page.locator('[data-feed]').count()).toBe(0);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('[data-feed]').getByRole('link', { name: 'paused' }).first().waitFor();
  });

  test('follows one learner, and everybody again', async () => {
    await site.say('fred');
    await site.system.settled();
    const { page } = await open();
    await signIn(page, site.key);
    await page.locator('[data-stream="live"]').waitFor();
    const feed = page.locator('[data-feed]');
    const hasAfterTurn = (learner: string) =>
      until(async () => {
        await site.say(learner);
        await site.system.settled();
        return (await feed.getByRole('link', { name: learner }).count()) > 0;
      });
    const field = page.getByLabel('Follow one learner');
    await field.fill('fred');
    await field.press('Enter');
    await site.say('gina');
    await site.system.settled();
    await hasAfterTurn('fred');
    expect(await feed.innerText()).not.toContain('gina');
    await field.fill('');
    await hasAfterTurn('gina');
  });

  test('follows a learner who has no events yet as soon as one comes', async () => {
    const { page } = await open();
    await signIn(page, site.key);
    await page.locator('[data-stream="live"]').waitFor();
    const field = page.getByLabel('Follow one learner');
    await field.fill('newcomer');
    await field.press('Enter');
    await page.locator('[data-stream="ended"]').waitFor();
    await site.say('newcomer');
    await page.locator('[data-stream="live"]').waitFor();
    await site.say('newcomer');
    await page.locator('[data-feed]').getByRole('link', { name: 'newcomer' }).first().waitFor();
  });
});
