import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.ts'));
const sources = files.map((file) => [file, readFileSync(new URL(file, import.meta.url), 'utf8')] as const);

test('statements have at most ten positional parameters; more are passed as a record', () => {
  expect(files.length).toBeGreaterThan(80);
  const many = sources.filter(([, source]) => /\$(1[1-9]|[2-9]\d)(?!\d)/.test(source)).map(([file]) => file);
  expect(many).toEqual([]);
});

test('statement names are unique, since a connection keeps one plan per name', () => {
  const names = sources.flatMap(([, source]) =>
    [...source.matchAll(/\bname: '([^']+)',\s+text:/g)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
