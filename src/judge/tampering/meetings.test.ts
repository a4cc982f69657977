import { expect, test } from 'vitest';
import { TOPICS } from './lexicon/lexicon.ts';
import { LIKELY, SURE } from './meetings.ts';

const known = new Set<string>(TOPICS);

function meetingsOf(table: Readonly<Record<string, string>>): string[][] {
  return Object.entries(table).flatMap(([topic, others]) =>
    others.split(',').map((meeting) => [topic, ...meeting.split(/\s+/u).filter((word) => word !== '')]),
  );
}

function holds(all: readonly string[], part: readonly string[]): boolean {
  return part.every((word) => all.includes(word));
}

test('every word of the tables is a topic', () => {
  const words = meetingsOf({ ...SURE })
    .concat(meetingsOf({ ...LIKELY }))
    .flat();
  expect(words.map((word) => word.replace(/^-/u, '')).filter((word) => !known.has(word))).toEqual([]);
});

test.each([
  ['sure', SURE],
  ['likely', LIKELY],
])('no meeting that is %s has another one in it', (_name, table) => {
  const all = meetingsOf({ ...table });
  const twice = all.filter((one, at) => all.some((other, place) => place !== at && holds(one, other)));
  expect(twice).toEqual([]);
});
