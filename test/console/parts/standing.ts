import { describe, expect, test } from 'vitest';
import type { Json } from '../../http/support/json.ts';
import { hasBrowser } from '../../support/browser.ts';
import { until } from '../../support/until.ts';
import { openPage, signIn } from '../support/open-page.ts';
import type { StartedConsole } from '../support/use-console.ts';

const ROLE = '13-1161.00';

/** Tests of a product in which `maya` has the recorded session and `omar` one turn. */
export function standingTests(at: StartedConsole): void {
  describe.skipIf(!hasBrowser)('standing', { timeout: 180_000 }, () => {
    test('finds a role among all and shows each requirement against its interval, as the API computes it', async () => {
      const { page } = await openPage(at.browser, at.site.url);
      await signIn(page, at.site.key, '/learners/maya/standing');
      await page.getByText('No role chosen').waitFor();
      await page.getByLabel('Search for a role').fill('market research spec');
      await page.locator('[data-roles] button').filter({ hasText: ROLE }).click();
      const standing = await at.site.read(`/v1/learners/maya/standing?role=${ROLE}`);
      await page.getByRole('heading', { name: standing.role.title }).waitFor();
      expect(page.url()).toContain(ROLE);
      const main = () => page.locator('main').innerText();
      for (const skill of ['independence', 'quality', 'communication', 'speed']) {
        expect(await main()).toContain(`Required ${standing.skills[skill].required.toFixed(1)}`);
      }
      const { weakest } = standing.readiness;
      expect((await main()).toLowerCase()).toContain(`weakest link: ${weakest.skill}`);
      expect(await main()).toContain(
        `narrows the standard deviation from ${weakest.evidence.sdNow.toFixed(1)}`,
      );
      const among = await at.site.read('/v1/learners/maya/standing');
      const near = page.getByRole('table', { name: 'Occupations around what skill supports' });
      for (const { title, medianWageUsd } of among.supported.occupations) {
        const row = await near.getByRole('row').filter({ hasText: title }).innerText();
        expect(row).toContain(medianWageUsd?.toLocaleString('en-GB') ?? '–');
      }
      expect(await main()).toContain(standing.attribution.bls);
      await page.getByLabel('Search for a role').fill('zzz');
      await page.getByText('No role has these words.').waitFor();
    });

    test('a role that is not rated says why, one that does not exist too', async () => {
      const { page } = await openPage(at.browser, at.site.url);
      await signIn(page, at.site.key);
      const { data } = await at.site.read('/v1/roles?featured=true&limit=200');
      const unrated = data.find(({ required }: Json) => required === null);
      await page.goto(`/learners/maya/standing?role=${unrated.code}`);
      await page.getByText('This role is not rated').waitFor();
      await page.getByText(unrated.status).first().waitFor();
      await page.goto('/learners/maya/standing?role=99-9999.00');
      await page.getByText('There is no such role.').waitFor();
    });
  });

  describe.skipIf(!hasBrowser)('a hiring viewer', { timeout: 180_000 }, () => {
    test('sees who shares, without name and texts, from the learner’s own click until they stop', async () => {
      const token = await at.site.tokenOf('hugo', 'hiring');
      const viewer = await openPage(at.browser, at.site.url);
      await signIn(viewer.page, token);
      await viewer.page.getByText('Nobody shares with you yet').waitFor();

      const learner = await openPage(at.browser, at.site.url);
      await signIn(learner.page, await at.site.tokenOf('maya'), '/learners/maya/standing');
      await learner.page.getByLabel('Id of the viewer').fill('hugo');
      await learner.page.getByRole('button', { name: 'Share', exact: true }).click();
      await learner.page.getByRole('button', { name: 'Stop sharing with hugo' }).waitFor();

      const asked: string[] = [];
      viewer.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await viewer.page.goto('/candidates');
      const candidate = viewer.page.getByRole('link', { name: /^Candidate [0-9A-Z]{4}$/ });
      const name = await candidate.innerText();
      await candidate.click();
      await viewer.page.getByRole('heading', { name: `Standing · ${name}` }).waitFor();
      await viewer.page.getByText('Blind: no name').waitFor();
      await viewer.page.getByLabel('Search for a role').fill('market research spec');
      await viewer.page.locator('[data-roles] button').filter({ hasText: ROLE }).click();
      await viewer.page.getByText(/Weakest link: /).waitFor();
      expect(await viewer.page.locator('body').innerText()).not.toContain('maya');
      expect(await viewer.page.title()).not.toContain('maya');
      const reads = asked.filter((path) => path.startsWith('/v1/learners'));
      expect([...new Set(reads)].toSorted()).toEqual(['/v1/learners/maya', '/v1/learners/maya/standing']);
      expect(viewer.faults).toEqual([]);

      // Other viewers of the same product may still be there.
      const stop = learner.page.getByRole('button', { name: 'Stop sharing with hugo' });
      await stop.click();
      await stop.waitFor({ state: 'detached' });
      await viewer.page.goto('/learners/maya/standing');
      await viewer.page.getByRole('alert').first().waitFor();
      await viewer.page.goto('/learners/omar/standing');
      await viewer.page.getByRole('alert').first().waitFor();
      expect(await viewer.page.locator('main').innerText()).not.toMatch(/Weakest|Median/);
      await viewer.page.goto('/learners/maya');
      await until(async () => (await viewer.page.locator('main').innerText()).includes('for other people'));
    });
  });
}
