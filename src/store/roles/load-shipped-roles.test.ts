import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadShippedRoles } from './load-shipped-roles.ts';

const book = await loadShippedRoles();

test('879 rated occupations, ordered by what they ask overall', () => {
  expect(book.occupations).toHaveLength(879);
  const demands = book.occupations.map(({ required }) => required.overall);
  expect(demands).toEqual([...demands].sort((a, b) => a - b));
});

test('50 featured roles, three of them marked as without ratings', () => {
  const featured = [...book.roles.values()].filter(({ featured }) => featured);
  expect(featured).toHaveLength(50);
  const unrated = featured.filter(({ required }) => required === null);
  expect(unrated.map(({ code }) => code).sort()).toEqual(['13-1082.00', '15-1255.00', '15-2051.00']);
  for (const { status } of unrated) expect(status).toMatch(/not rated.*no numbers invented/);
  expect(book.roles.size).toBe(879 + 5);
});

test('a featured occupation keeps its own numbers', () => {
  const role = book.roles.get('43-4051.00');
  expect(role).toMatchObject({
    title: 'Customer Service Representatives',
    medianWageUsd: 42830,
    featured: true,
  });
  expect(role?.reportedTitles.length).toBeGreaterThan(0);
  expect(role?.required).toEqual(book.occupations.find(({ code }) => code === '43-4051.00')?.required);
});

test('the attribution says who modified the numbers, and README contains both texts', () => {
  const readme = readFileSync(new URL('../../../roles/README.md', import.meta.url), 'utf8');
  expect(book.attribution.onet).toContain('Touchstone has modified all or some of this information');
  expect(readme).toContain(book.attribution.onet);
  expect(readme).toContain(book.attribution.bls);
});
