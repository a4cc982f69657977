import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import { axeFindings, openPage, signIn } from '../support/open-page.ts';
import type { StartedConsole } from '../support/use-console.ts';

const DOCUMENT = 'Document';

/** Tests of a product in which `maya` has the recorded session. They change its policy and a program. */
export function operatorTests(at: StartedConsole): void {
  async function openPart(part: string): Promise<{ page: Page; faults: string[] }> {
    const { page, faults } = await openPage(at.browser, at.site.url);
    await signIn(page, at.site.key, `/operator?part=${part}`);
    await page.getByRole('heading', { name: 'Operator', level: 1 }).waitFor();
    return { page, faults };
  }

  describe.skipIf(!hasBrowser)('the operator', { timeout: 180_000 }, () => {
    test('sees what is pending, how long recent work took, and which services run; axe finds nothing in any part', async () => {
      const { page, faults } = await openPart('health');
      const { recent } = await at.site.read('/v1/operations');
      const count = (of: { count: number }) => of.count.toLocaleString('en-GB');
      await page.getByText(`Event to award, p50 of ${count(recent.eventToAward)}`).waitFor();
      await page.getByText(`Completion to verdict, p50 of ${count(recent.completionToVerdict)}`).waitFor();
      await page.getByRole('table', { name: 'Judges', exact: true }).getByText('offline').waitFor();
      const standings = page.getByRole('table', { name: 'How judges agree with people' });
      await standings.getByText('not compared yet').first().waitFor();
      for (const title of ['Health', 'Follow an event', 'Policy', 'Programs and rubrics', 'Keys']) {
        await page.getByRole('tab', { name: title }).click();
        await page.getByRole('tabpanel').getByRole('heading').first().waitFor();
        expect([title, await axeFindings(page)]).toEqual([title, []]);
      }
      expect(faults).toEqual([]);
    });

    test('follows one event to its award, its verdict and what it changed', async () => {
      const { data: verdicts } = await at.site.read('/v1/learners/maya/calibrations');
      const { number, completion } = verdicts[0];
      const { data: events } = await at.site.read('/v1/learners/maya/events?limit=200');
      const completed = events[completion - 1];
      const { page } = await openPart('events');
      await page.getByLabel('Event id').fill('no-such-event');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByText('No such event').waitFor();
      await page.getByLabel('Event id').fill(completed.id);
      await page.getByLabel('Learner (optional)').fill('maya');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('heading', { name: `${completed.type} ${completion}` }).waitFor();
      await page.getByRole('link', { name: `entry ${completion}` }).waitFor();
      await page.getByText(/ = [\d,]+ XP/).waitFor();
      await page.getByRole('link', { name: `verdict ${number}`, exact: true }).waitFor();
      await page.locator('summary').filter({ hasText: /^xp$/ }).click();
      await page
        .getByText(/Lines removed: \d+, added: \d+/)
        .first()
        .waitFor();
    });

    test('tries a changed policy without storing it, and saves it over no one’s version', async () => {
      const { page } = await openPart('policy');
      const editor = page.getByLabel(DOCUMENT);
      const policy = JSON.parse(await editor.inputValue());
      const turn = policy.types['chat.turn_taken'];
      const richer = {
        ...policy,
        types: { ...policy.types, 'chat.turn_taken': { ...turn, base: turn.base * 2 } },
      };
      await editor.fill('{');
      await page.getByText('This is not JSON yet.').waitFor();
      await editor.fill(JSON.stringify(richer, null, 2));
      await page.getByText('Lines removed: 1, added: 1').waitFor();
      await page.getByRole('button', { name: 'Dry run' }).click();
      await page.getByText(/awards of \d+ learners/).waitFor();
      const row = page
        .getByRole('table', { name: 'Dry run' })
        .getByRole('row')
        .filter({ hasText: 'chat.turn_taken' });
      expect(await row.innerText()).toMatch(/\+\d/);
      const active = await at.site.read('/v1/policy');
      expect(active.types['chat.turn_taken'].base).toBe(turn.base);

      // Somebody else saves first.
      const { etag, body } = await at.site.tagged('/v1/policy');
      await at.site.put('/v1/policy', { ...body, title: 'Meanwhile' }, etag);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Somebody else saved a version meanwhile').waitFor();
      expect((await at.site.read('/v1/policy')).title).toBe('Meanwhile');
      await page.getByRole('button', { name: 'Compare with the current version' }).click();
      await page.getByText('Lines removed: 2, added: 2').waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      expect((await at.site.read('/v1/policy')).types['chat.turn_taken'].base).toBe(turn.base * 2);
      await editor.fill(JSON.stringify({ ...richer, ladder: 'rope' }));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('/ladder').waitFor();
    });

    test('edits a program and reads the shipped rubrics', async () => {
      const { page } = await openPart('programs');
      await page.getByRole('combobox', { name: 'Program' }).selectOption('junior-analyst');
      const editor = page.getByLabel(DOCUMENT);
      const program = JSON.parse(await editor.inputValue());
      await editor.fill(JSON.stringify({ ...program, title: 'Junior analyst, revised' }, null, 2));
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      expect((await at.site.read('/v1/programs/junior-analyst')).title).toBe('Junior analyst, revised');
      await page.getByRole('listitem').filter({ hasText: 'kickoff, version' }).locator('summary').click();
      const rubric = await at.site.read('/v1/rubrics/kickoff');
      await page.getByText(rubric.body.skills.quality.bands[0]).waitFor();
    });

    test('creates a key whose secret is shown once, limits it and revokes it', async () => {
      const { page } = await openPart('keys');
      await page.getByLabel('Name').fill('acme');
      await page.getByLabel('ingest').check();
      await page.getByRole('button', { name: 'Create a key' }).click();
      const secret = await page.locator('[data-secret]').innerText();
      const asked = () =>
        fetch(`${at.site.url}/v1/learners/maya`, { headers: { authorization: `Bearer ${secret}` } });
      // The key has no right to read, so it is known and refused.
      expect((await asked()).status).toBe(403);
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByText(secret).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Limits of acme' }).click();
      await page.getByRole('dialog').getByLabel('open streams').fill('3');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('cell', { name: 'open streams 3' }).waitFor();
      await page.getByRole('button', { name: 'Revoke acme' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
      await page.getByRole('cell', { name: /^revoked / }).waitFor();
      await expect.poll(async () => (await asked()).status).toBe(401);
    });
  });
}
