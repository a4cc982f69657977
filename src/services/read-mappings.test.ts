import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedMappings } from '../http/adapters/mapping.ts';
import { readMappings } from './read-mappings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mappings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder replaces only the mappings that it has', () => {
  cpSync('policies/adapters/segment.json', join(folder, 'segment.json'));
  expect(readMappings(folder)).toEqual({ segment: shippedMappings().segment });
  expect(readMappings(undefined)).toEqual({});
});

test.each([
  ['{', 'is not JSON'],
  [
    '{"title":"x","learner":["/actor"],"rules":[{"when":{},"type":"chat.turn"}]}',
    '/rules/0/type is not an event type',
  ],
  ['{"title":"x","learner":["actor"],"rules":[]}', '/learner/0 must be a JSON pointer'],
])('a file that is no mapping prevents the start: %s', (text, message) => {
  writeFileSync(join(folder, 'xapi.json'), text);
  expect(() => readMappings(folder)).toThrow(message);
});

test('so does a folder that does not exist', () => {
  expect(() => readMappings(join(folder, 'none'))).toThrow('is not a folder');
});
