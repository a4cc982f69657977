import { expect, test } from 'vitest';
import { configuredOutages } from './judge-outages.ts';

const outage = (judge: string) => ({ judge, code: 'unavailable', since: 0 });
const store = { judges: { outages: async () => [outage('compatible:a'), outage('compatible:b')] } };

test.each([
  ['the judges in use', ['compatible:b', 'compatible:c'], ['compatible:b']],
  ['the offline judge, which has none', ['offline'], []],
  ['all if no names are given', undefined, ['compatible:a', 'compatible:b']],
])('outages are those of %s', async (_name, names, shown) => {
  const found = await configuredOutages(store as never, names);
  expect(found.map(({ judge }) => judge)).toEqual(shown);
});
