import { createMetrics } from '../../src/http/operations/metrics.ts';

type Known = { name: string; type: string; help: string; labelNames?: string[] };

/** The table of docs/metrics.md: what a process exports under the product's name. */
export function metricsTable(): string {
  const metrics = createMetrics().registry.getMetricsAsArray() as unknown as Known[];
  const rows = metrics
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, type, help, labelNames = [] }) =>
        `| \`${name}\` | ${type} | ${labelNames.map((label) => `\`${label}\``).join(' ')} | ${help} |`,
    );
  return ['| name | type | labels | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}
