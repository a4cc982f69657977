import { expect, test } from 'vitest';
import { documentText } from './api-document.ts';

type Part = Record<string, unknown>;

const document = JSON.parse(documentText()) as {
  paths: Record<string, Record<string, { operationId?: string }>>;
  components: { schemas: Record<string, Part> };
};

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, { operationId = '' }]) => [`${method} ${path}`, operationId] as const,
  ),
);

/** Verbs that begin an operation's id. A new one is added here on purpose, so that the same act has one word. */
const VERBS =
  'read list count verify stream send put register write create start end delete erase appeal review rescore try revoke';
const OPERATION_ID = new RegExp(`^(${VERBS.replaceAll(' ', '|')})([A-Z][a-z]+)+$`);

test.each(operations)('%s has an operationId of a verb and a noun: %s', (_call, id) => {
  expect(id).toMatch(OPERATION_ID);
});

test('no two operations have the same id', () => {
  const ids = operations.map(([, id]) => id);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
});

test('components have names in PascalCase', () => {
  for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^([A-Z][a-z0-9]+)+$/);
});

/** Object and enum schemas that are written out, by their text, with the places where they are. */
function writtenOut(part: unknown, place: string, found: Map<string, string[]>): Map<string, string[]> {
  if (typeof part !== 'object' || part === null) return found;
  const { properties, enum: words = [] } = part as { properties?: object; enum?: unknown[] };
  // An enum of one word is a constant.
  if (properties || words.length > 1) {
    const text = JSON.stringify(part);
    found.set(text, [...(found.get(text) ?? []), place]);
  }
  for (const [name, inner] of Object.entries(part)) writtenOut(inner, `${place}/${name}`, found);
  return found;
}

test('a schema that is used more than once is a component', () => {
  const places = [...writtenOut(document, '', new Map()).values()].filter(({ length }) => length > 1);
  expect(places).toEqual([]);
});

test('every JSON object in a body or an answer is a component', () => {
  const inline = Object.entries(document.paths).flatMap(([path, methods]) =>
    [...writtenOut(methods, path, new Map()).values()]
      .flat()
      .filter((place) => place.includes('/content/') && !/\/(anyOf|parameters)\//.test(place)),
  );
  expect(inline).toEqual([]);
});
