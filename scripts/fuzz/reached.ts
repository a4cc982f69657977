import { operationsOf, type Document } from './document.ts';

const SAMPLE = /^touchstone_request_seconds_count\{([^}]*)\} (\d+)/gm;

/** The number of successful answers of each operation so far, from the product's own metrics. */
export async function successes(url: string, key: string): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${key}` } });
  const counts = new Map<string, number>();
  for (const [, labels = '', count] of (await response.text()).matchAll(SAMPLE)) {
    const { method, route, status } = Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    if (!status?.startsWith('2')) continue;
    const name = `${method} ${route?.replaceAll(/:(\w+)/g, '{$1}')}`;
    counts.set(name, (counts.get(name) ?? 0) + Number(count));
  }
  return counts;
}

/** The operations that the run never reached with success. */
export function unreached(
  document: Document,
  before: Map<string, number>,
  after: Map<string, number>,
): string[] {
  return operationsOf(document)
    .map(([name]) => name)
    .filter((name) => (after.get(name) ?? 0) <= (before.get(name) ?? 0));
}
