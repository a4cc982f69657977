import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/http/operations/metrics.ts';
import { readDockerfile } from '../../scripts/image/dockerfile.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name: string) => readFileSync(path(name), 'utf8');

type Panel = { title: string; targets?: { expr: string }[] };

const dashboard = JSON.parse(read('deploy/grafana/touchstone.json')) as { panels: Panel[] };
const alertsFile = read('deploy/helm/touchstone/alerts.yaml');
const alerts = [...alertsFile.matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/gu)].map(([, name, expr]) => ({
  name: name!,
  expr: expr!,
}));

describe('every metric and label in the dashboard and the alert rules is exported', async () => {
  const exported = new Map(
    (await createMetrics().registry.getMetricsAsJSON()).map(({ name, type }) => [name, String(type)]),
  );
  const labelsOf = (name: string) =>
    (createMetrics().registry.getSingleMetric(name) as unknown as { labelNames: string[] }).labelNames;
  const queries = [
    ...dashboard.panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ name: title, expr })),
    ),
    ...alerts,
  ];

  test.each(queries)('$name: $expr', ({ expr }) => {
    const used = [...expr.matchAll(/touchstone_\w+/gu)].map(([name]) => name);
    const labels: string[] = ['le', 'instance'];
    for (const name of used) {
      const histogram = name.replace(/_(?:bucket|count|sum)$/u, '');
      const metric = exported.get(histogram) === 'histogram' && histogram !== name ? histogram : name;
      expect(exported.has(metric), name).toBe(true);
      expect(
        exported.get(metric) === 'histogram',
        `${name} is a histogram without _bucket, _count or _sum`,
      ).toBe(metric !== name);
      labels.push(...labelsOf(metric));
    }
    for (const [, by = ''] of expr.matchAll(/by \(([^)]+)\)/gu))
      for (const label of by.split(', ')) expect(labels).toContain(label);
    for (const [, label] of expr.matchAll(/[{,](\w+)=~?"/gu)) expect(labels).toContain(label);
  });
});

test('docs/operations.md says what to do at each alert, and at no other', () => {
  const documented = [...read('docs/operations.md').matchAll(/^\| `(Touchstone\w+)` \|/gmu)].map(
    ([, name]) => name!,
  );
  expect(documented.toSorted()).toEqual(alerts.map(({ name }) => name).toSorted());
  expect(alerts.length).toBe(alertsFile.split('- alert:').length - 1);
});

test('the image has the Node of package.json and copies what exists', () => {
  const [build, final] = readDockerfile(read('Dockerfile'));
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } };
  expect(build!.base).toBe(`node:${devDependencies.node}-bookworm-slim`);
  const copied = final!.instructions
    .flatMap(({ text }) => text.match(/\/app\/[\w./]+/gu) ?? [])
    .map((name) => name.slice('/app/'.length))
    .filter((name) => !/(?:^|\/)dist(?:$|\/)|^node_modules$/u.test(name));
  expect(copied.length).toBeGreaterThan(6);
  expect(copied.filter((name) => !existsSync(path(name)))).toEqual([]);
});

test('a Dockerfile with an instruction that image:check cannot run is refused', () => {
  expect(() => readDockerfile('FROM a\nADD https://example.com/x /x')).toThrow('ADD');
});
