import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from './failure.ts';
import { namedJudge } from './named-judge.ts';
import { countOption, weightOption } from './number-option.ts';
import { readJson } from './read-json.ts';

test.each(['0', '-1', '1.5', 'abc', '', 'Infinity'])('a count is not %s', (text) => {
  expect(() => countOption(text)).toThrow('at least 1');
});

test.each(['-5', 'abc', '', 'NaN'])('a weight is not %s', (text) => {
  expect(() => weightOption(text)).toThrow('at least 0');
});

test('a file that is missing or no JSON is named in a usage error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-json-'));
  const file = join(folder, 'broken.json');
  writeFileSync(file, '{');
  expect(() => readJson(file)).toThrow(new UsageError(`${file}: this is not JSON.`));
  rmSync(folder, { recursive: true });
  expect(() => readJson(file)).toThrow(UsageError);
});

test('an unknown judge is wrong usage', () => {
  expect(() => namedJudge('foo', undefined, {})).toThrow(UsageError);
});
