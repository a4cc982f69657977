import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { until } from '../../support/until.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Every scene that a kind of person has and its address for a learner, in the order of the navigation. */
export function scenesFor(learner: string, kind = 'system'): { id: string; title: string; path: string }[] {
  return globSync('console/src/scenes/*/scene.ts', { cwd: ROOT })
    .map((file) => {
      const text = readFileSync(ROOT + file, 'utf8');
      const [, path = '/'] = /\bpath: '([^']+)'/.exec(text) ?? [];
      const [, order = '0'] = /\border: (\d+)/.exec(text) ?? [];
      return {
        id: basename(dirname(file)),
        title: /\ben: '([^']+)'/.exec(text)?.[1] ?? '',
        path: path.replace('$learner', learner).replace('$skill', 'quality'),
        order: Number(order),
        kinds: /\bkinds: \[([^\]]*)\]/.exec(text)?.[1] ?? '',
      };
    })
    .filter(({ kinds }) => kinds.includes(`'${kind}'`))
    .toSorted((a, b) => a.order - b.order);
}

/** Waits until a scene has loaded everything that it shows first. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await until(async () => !/Loading…|Checking the chain/.test(await page.locator('main').innerText()));
}
