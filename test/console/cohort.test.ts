import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sessionEndingAt } from '../../src/cli/demo.ts';
import { transaction } from '../../src/store/database.ts';
import { registerLearners } from '../../src/store/learner/register-learners.ts';
import { hasBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { openPage, signIn } from './support/open-page.ts';
import type { Console } from './support/start-console.ts';
import { useConsole } from './support/use-console.ts';

const LEARNERS = 1000;
const DAY_MS = 86_400_000;

let site: Console;
let browser: Browser;
useConsole(async (started) => {
  ({ site, browser } = started);
  const ids = Array.from({ length: LEARNERS - 2 }, (_, index) => `learner-${index + 1}`);
  await transaction(site.store.database, (tx) => registerLearners(tx, ids, new Date()));
  await site.send(await sessionEndingAt(Date.now(), 'maya'));
  await site.send(await sessionEndingAt(Date.now() - 40 * DAY_MS, 'noah'));
  const spring = { groups: ['spring'], program: null, parFactor: 1 };
  for (const id of ['maya', 'learner-7']) await site.store.learners.putProfile(id, spring);
  await site.system.settled();
});

describe.skipIf(!hasBrowser)('the cohort', { timeout: 180_000 }, () => {
  test('of a thousand learners is a heatmap that scrolls, is filtered by key, and is saved as CSV', async () => {
    const { page, faults } = await openPage(browser, site.url);
    await signIn(page, site.key, '/cohort');
    const heat = page.getByRole('table', { name: 'Learners by skill' });
    await heat.waitFor();
    expect(await heat.getAttribute('aria-rowcount')).toBe(String(LEARNERS + 1));
    expect(await heat.getByRole('row').count()).toBeLessThan(60);
    await page.getByLabel('Order').selectOption({ label: 'least certain first' });
    await page.getByRole('group', { name: 'Learners by skill' }).focus();
    await page.keyboard.press('End');
    const { workSkills } = await site.read('/v1/learners/maya');
    const maya = heat.getByRole('row').filter({ has: page.getByRole('link', { name: 'maya' }) });
    await maya.waitFor();
    const quality = workSkills.skills.quality;
    const title = await maya.getByTitle(/^Quality: /).getAttribute('title');
    expect(title).toBe(`Quality: ${quality.mean.toFixed(1)} ± ${quality.sd.toFixed(1)}, ${quality.tier}`);

    await page.keyboard.press('1');
    await page
      .getByText(`1 of ${LEARNERS.toLocaleString('en-GB')} learners`)
      .first()
      .waitFor();
    await heat.getByRole('link', { name: 'noah' }).waitFor();
    expect(await page.getByRole('button', { name: 'Stale (1)' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('1');
    await page.getByLabel('Learner id begins with').fill('learner-99');
    await page.getByText('10 of 1,000 learners').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const csv = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(csv).toHaveLength(11);
    expect(csv[0]).toContain('quality_mean,quality_sd');
    await page.getByLabel('Learner id begins with').fill('nobody');
    await page.getByText('No learner fits the filter').waitFor();
    expect(faults).toEqual([]);
  });

  test('of a coach holds the learners of their groups only; without a group it says so', async () => {
    const coach = await openPage(browser, site.url);
    await signIn(coach.page, await site.tokenOf('carla', 'coach', ['spring', 'autumn']), '/cohort');
    await coach.page.getByText('2 of 2 learners').first().waitFor();
    await coach.page.getByRole('link', { name: 'maya' }).waitFor();
    await coach.page.getByLabel('Group').selectOption('autumn');
    await coach.page.getByText('No learner is in this group').waitFor();
    const other = await openPage(browser, site.url);
    await signIn(other.page, await site.tokenOf('clara', 'coach'), '/cohort');
    await until(async () => (await other.page.locator('main').innerText()).includes('You are in no group'));
  });
});
