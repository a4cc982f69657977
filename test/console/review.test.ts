import type { Browser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Json } from '../http/support/json.ts';
import { hasBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { axeFindings, openPage, signIn } from './support/open-page.ts';
import type { Console } from './support/start-console.ts';
import { useConsole } from './support/use-console.ts';

const TEXT =
  'First I checked the weekly churn by segment. Mobile customers in Spain fell by 18 percent because the new checkout times out, so I would roll it back and measure again.';
const LEARNERS = ['keys', 'appeals', 'd1', 'd2', 'd3', 'd4', 'd5'];

let site: Console;
let browser: Browser;
useConsole(async (started) => {
  ({ site, browser } = started);
  const { version, ...policy } = await site.store.policies.active();
  await site.store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 1 } });
  // One after the other, so that the queue has their order.
  for (const learner of LEARNERS) {
    await site.send(workOf(learner));
    await site.system.settled();
  }
});

/** A completed stage and turns after it, whose XP a changed verdict changes. */
function workOf(subject: string) {
  const event = (id: string, type: string, data: object) => ({
    specversion: '1.0',
    id: `${subject}-${id}`,
    source: 'platform',
    type,
    subject,
    data: { stage: 'kickoff', ...data },
  });
  const turn = (id: string, text: string) => event(id, 'chat.turn_taken', { speaker: 'learner', text });
  return [
    turn('1', TEXT),
    event('2', 'stage.completed', { outcome: 'passed' }),
    turn('3', 'Do we count a customer who paused as lost, or apart from them?'),
    turn('4', 'Which table has the date on which a subscription was cancelled?'),
  ];
}

const totalOf = async (learner: string): Promise<number> =>
  (await site.read(`/v1/learners/${learner}`)).xp.total;
const itemOf = async (learner: string): Promise<Json> =>
  (await site.read('/v1/reviews?state=all&limit=200')).data.find((item: Json) => item.learner === learner);

/** Signs a reviewer in and opens the scene, by keys. */
async function openQueue(person: string) {
  const opened = await openPage(browser, site.url);
  await signIn(opened.page, await site.tokenOf(person, 'operator'));
  await opened.page.keyboard.press('g');
  await opened.page.keyboard.press('r');
  await opened.page.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
  await opened.page.locator('[data-item]').first().waitFor();
  return opened;
}

/** Goes down with J to the item of a learner, and opens it with Enter. */
async function openItem(page: Page, learner: string): Promise<void> {
  const { item } = await itemOf(learner);
  const target = page.locator(`[data-item="${item}"]`);
  for (let pressed = 0; (await target.getAttribute('aria-current')) !== 'true'; pressed += 1) {
    if (pressed > LEARNERS.length) throw new Error(`J does not reach ${learner}`);
    await page.keyboard.press('j');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Rubric' }).waitFor();
  await page.locator('[data-skill="independence"]').waitFor();
}

const effectOn = (page: Page) => page.getByRole('region', { name: 'Exact effect' });
const numbersIn = (text: string) =>
  [...text.replaceAll(',', '').matchAll(/-?\d+/g)].map(([one]) => Number(one));

describe.skipIf(!hasBrowser)('the review', { timeout: 240_000 }, () => {
  test('of a verdict needs only J, Enter, 1 to 5 and a reason, and saves the XP that it previewed', async () => {
    const { page, faults } = await openQueue('ada');
    await page.keyboard.press('k');
    await openItem(page, 'keys');
    await page.locator('mark').first().waitFor();
    expect(TEXT).toContain(await page.locator('mark').first().innerText());
    await page.getByText('Upholding changes no number').waitFor();
    await page.keyboard.press('5');
    await page.keyboard.press('j');
    await page.keyboard.press('5');
    await page.keyboard.press('j');
    await page.keyboard.press('4');
    await page.keyboard.press('4');
    await page.keyboard.press('5');
    await effectOn(page).getByText('Total', { exact: true }).waitFor();
    const total = effectOn(page)
      .locator('dt', { hasText: 'Total' })
      .locator('xpath=following-sibling::dd[1]');
    const before = await totalOf('keys');
    await until(async () => (numbersIn(await total.innerText())[1] ?? 0) > before);
    expect(await axeFindings(page)).toEqual([]);
    // With three bands chosen, whatever the preview says now is what saving does.
    const { promise, resolve } = Promise.withResolvers<number>();
    page.on('response', (response) => {
      if (response.url().endsWith('/review?preview=false') && response.ok())
        void response.json().then((body: Json) => resolve(body.correction.after.total));
    });
    const [, previewed] = numbersIn(await total.innerText());
    await page.keyboard.press('Enter');
    await page.keyboard.type('The table was checked, as the turns show.');
    await page.keyboard.press('Enter');
    await page.getByText(/^Saved\. The correction is \d+ XP\.$/).waitFor();
    expect(await promise).toBe(previewed);
    expect(await totalOf('keys')).toBe(previewed);
    expect(faults).toEqual([]);
  });

  test('of an appeal answers the learner and changes their XP', async () => {
    const { page: own } = await openPage(browser, site.url);
    await signIn(own, await site.tokenOf('appeals'), '/learners/appeals/skills/quality');
    await own.getByLabel('Reason').fill('The cause was measured and not guessed.');
    await own.getByRole('button', { name: 'Send appeal' }).click();
    await own.getByText('contested, waits for a person').first().waitFor();
    const before = await totalOf('appeals');

    const { page } = await openQueue('ada');
    await openItem(page, 'appeals');
    await page.getByText('The cause was measured and not guessed.').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Give back' }).waitFor();
    expect(await itemOf('appeals')).toMatchObject({ assignee: 'ada', state: 'contested' });
    await page.keyboard.press('5');
    await page.keyboard.press('j');
    await page.keyboard.press('5');
    await page.keyboard.press('j');
    await page.keyboard.press('5');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Right: the rollback was reasoned.');
    await page.keyboard.press('Enter');
    await page.getByText(/^Saved\. The correction is \d+ XP\.$/).waitFor();
    expect(await totalOf('appeals')).toBeGreaterThan(before);
    await own.getByText('Right: the rollback was reasoned.').first().waitFor();
  });

  test('by two who read blind shows no number before each has read, and comes to a kappa', async () => {
    for (const learner of LEARNERS.slice(2)) {
      const { item } = await itemOf(learner);
      const set = await site.store.reviews.setMode({ learner, item }, 'double', { mayRelax: false });
      expect(set).toEqual({ outcome: 'done' });
    }
    for (const [index, learner] of LEARNERS.slice(3).entries())
      for (const [shift, reviewer] of ['ada', 'ben'].entries()) {
        const skills = { quality: { band: 1 + index + (index === 1 ? shift : 0) } };
        await site.post(`/v1/learners/${learner}/calibrations/1/readings`, { reviewer, skills });
      }
    const { page: ada, faults } = await openQueue('ada');
    await openItem(ada, 'd1');
    await ada.getByText('Judge: hidden until you have read').first().waitFor();
    await ada.getByText(TEXT).waitFor();
    expect(await ada.locator('mark').count()).toBe(0);
    await ada.keyboard.press('j');
    await ada.keyboard.press('4');
    await ada.keyboard.press('Enter');
    await ada.keyboard.press('Enter');
    await ada.getByText('A second person reads before anyone decides.').waitFor();
    await ada
      .getByText(/^Judge: band \d/)
      .first()
      .waitFor();
    await ada.getByText('ada read band 4').waitFor();

    const { page: ben } = await openQueue('ben');
    await openItem(ben, 'd1');
    await ben.getByText('Judge: hidden until you have read').first().waitFor();
    expect(await ben.getByText('ada read band').count()).toBe(0);
    await ben.keyboard.press('j');
    await ben.keyboard.press('3');
    await ben.keyboard.press('Enter');
    await ben.keyboard.press('Enter');
    await ben.getByText('ada read band 4').waitFor();
    await ben.getByText('ben read band 3').waitFor();

    const { readers } = await site.read('/v1/reviews/agreement');
    expect(readers).toMatchObject({ works: 5, pairs: 5, exact: 0.6, adjacent: 1 });
    const kappa = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(readers.kappa);
    await ben.getByText(`Weighted kappa ${kappa} over 5 pieces of work`).first().waitFor();
    expect(readers.interval.low).toBeLessThan(readers.kappa);
    await ben
      .getByText(/^95 %: /)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });
});
