import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricsTable } from '../../../test/support/metrics-page.ts';
import { createMetrics } from './metrics.ts';

const PAGE = new URL('../../../docs/metrics.md', import.meta.url);
const TABLE = /\| name \| type \| labels \| meaning \|\n(?:\|.*\n)+/;

test('docs/metrics.md lists what is exported; `UPDATE=1` updates it', () => {
  const page = readFileSync(PAGE, 'utf8');
  if (process.env.UPDATE) writeFileSync(PAGE, page.replace(TABLE, metricsTable()));
  expect(TABLE.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(metricsTable());
});

test('names follow the conventions: counters end in _total, histograms in their unit, and no label is a learner', async () => {
  for (const { name, type, help } of await createMetrics().registry.getMetricsAsJSON()) {
    expect(name).toMatch(/^touchstone_[a-z_]+$/);
    expect(name.endsWith('_total'), name).toBe(String(type) === 'counter');
    if (String(type) === 'histogram') expect(name).toMatch(/_seconds$/);
    expect(help).not.toBe('');
  }
  expect(metricsTable()).not.toMatch(/`learner`|`event`|`request`/);
});
