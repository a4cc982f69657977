import { describe, expect, test } from 'vitest';
import { schemaError, schemaErrors, type JsonSchema } from './json-schema.ts';
import { cpuMsSince } from '../../test/support/cpu-ms.ts';

const parse = (json: string) => JSON.parse(json) as JsonSchema;
const deep = (levels: number) => parse(`${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`);
const text = (pattern: string): JsonSchema => ({ properties: { text: { type: 'string', pattern } } });

// Each with the path of its fault.
const REFUSED: [string, JsonSchema, string[]][] = [
  [
    'a remote reference',
    { properties: { a: { $ref: 'https://a.example/b.json' } } },
    ['properties', 'a', '$ref'],
  ],
  ['a reference to a file', { $ref: 'other.json#/a' }, ['$ref']],
  [
    'a remote dynamic reference',
    { items: { $dynamicRef: 'https://a.example/#m' } },
    ['items', '$dynamicRef'],
  ],
  ['an unknown reference', { $ref: '#/$defs/missing' }, []],
  ['a remote dialect', { $schema: 'https://a.example/dialect' }, []],
  ['__proto__ at the root', parse('{"__proto__":{"type":"object"}}'), ['__proto__']],
  ['__proto__ as a property', parse('{"properties":{"__proto__":{}}}'), ['properties', '__proto__']],
  [
    'constructor',
    { properties: { a: { properties: { constructor: {} } } } },
    ['properties', 'a', 'properties', 'constructor'],
  ],
  ['prototype in data', { const: { prototype: 1 } }, ['const', 'prototype']],
  ['an infinite number', parse('{"maximum":1e999}'), ['maximum']],
  ['a number beyond what is exact', { enum: [2 ** 53] }, ['enum', '0']],
  ['too many levels', deep(40), Array.from({ length: 32 }, () => 'not')],
  ['half a million levels', deep(500_000), Array.from({ length: 32 }, () => 'not')],
  ['more than 64 KiB', { enum: Array.from({ length: 20_000 }, (_, number) => number) }, []],
  ['an unknown keyword', { minLenght: 3 }, []],
  ['an asynchronous schema', { $async: true }, ['$async']],
  ['a reference to itself', { $ref: '#' }, []],
  [
    'two references in a circle',
    { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
    [],
  ],
  ['look-ahead', text('^(?=a)'), ['properties', 'text', 'pattern']],
  ['look-behind', text('(?<!a)b'), ['properties', 'text', 'pattern']],
  ['a back-reference', text('(a)\\1'), ['properties', 'text', 'pattern']],
  ['a back-reference by name', text('(?<x>a)\\k<x>'), ['properties', 'text', 'pattern']],
  ['more than 1,000 repetitions', text('a{2000}'), ['properties', 'text', 'pattern']],
  ['no pattern at all', text('('), ['properties', 'text', 'pattern']],
  ['a property name by look-ahead', { patternProperties: { '(?=a)': {} } }, ['patternProperties', '(?=a)']],
];

test('references that multiply are told from a circle', () => {
  const twice = (level: number) => ({
    allOf: [{ $ref: `#/$defs/d${level}` }, { $ref: `#/$defs/d${level}` }],
  });
  const levels = Array.from({ length: 30 }, (_, level) => [
    `d${level}`,
    level === 29 ? {} : twice(level + 1),
  ]);
  expect(schemaError({ $defs: Object.fromEntries(levels), ...twice(0) })?.detail).toMatch(/multiply/);
  expect(schemaError({ allOf: [{ $ref: '#' }, { $ref: '#' }] })?.detail).toMatch(/itself without end/);
});

describe('refused with the place of the fault:', () => {
  test.each(REFUSED)('%s', (_name, schema, path) => {
    expect(schemaError(schema)?.path).toEqual(path);
    expect(schemaError(schema)?.detail.length).toBeGreaterThan(5);
  });
});

describe('patterns', () => {
  const ACCEPTED: [string, string, string][] = [
    ['^[A-Z]{2}-\\d{1,4}$', 'AB-12', 'AB-12345'],
    ['^\\p{Lu}\\w+/x$', 'Éa1/x', 'éa1/x'],
    ['(?<year>\\d{4})', 'in 2026', 'in 26'],
    ['\\u{1F600}', '😀', 'x'],
    ['^[^\\s]+$', 'one', 'one two'],
    ['\\\\k<', '\\k<', 'k<'],
  ];
  test.each(ACCEPTED)('%s matches like the standard', (pattern, good, bad) => {
    expect(schemaError(text(pattern))).toBeNull();
    expect(schemaErrors(text(pattern), { text: good })).toEqual([]);
    expect(schemaErrors(text(pattern), { text: bad })).toMatchObject([{ pointer: '/text' }]);
  });

  test('of one schema are told apart', () => {
    const schema = { properties: { a: { pattern: '^a$' }, b: { pattern: '^b$' } } };
    expect(schemaErrors(schema, { a: 'a', b: 'b' })).toEqual([]);
    expect(schemaErrors(schema, { a: 'b', b: 'a' })).toMatchObject([{ pointer: '/a' }, { pointer: '/b' }]);
  });

  test('that would backtrack for ever take little time', () => {
    const begun = process.cpuUsage();
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(x+x+)+y'])
      expect(schemaErrors(text(pattern), { text: `${'ax'.repeat(50_000)}!` })).toMatchObject([
        { pointer: '/text' },
      ]);
    expect(cpuMsSince(begun)).toBeLessThan(5000);
  });

  test('that need much work for a long text are given up', () => {
    const schema = text('(a[ab]{900}|b[ab]{800})[cd]$');
    expect(schemaErrors(schema, { text: 'ab'.repeat(200_000) })[0]?.detail).toMatch(/^takes too long/);
    expect(schemaErrors(schema, { text: 'ab'.repeat(1000) })).toMatchObject([{ pointer: '/text' }]);
  });
});

test('references that double the work at each level are given up', () => {
  const again = { $ref: '#/$defs/node' };
  const schema = { $defs: { node: { properties: { in: { allOf: [again, again] } } } }, ...again };
  expect(schemaError(schema)).toBeNull();
  const value = parse(`${'{"in":'.repeat(30)}1${'}'.repeat(30)}`);
  expect(schemaErrors(schema, value)[0]?.detail).toMatch(/^takes too long/);
  expect(schemaErrors(schema, { in: { in: 1 } })).toEqual([]);
});

test('a reference inside data is data', () => {
  const schema = { const: { $ref: '#' } };
  expect(schemaError(schema)).toBeNull();
  expect(schemaErrors(schema, { $ref: '#' })).toEqual([]);
});

test('unique items are checked in linear time', () => {
  const schema = { uniqueItems: true };
  const items = Array.from({ length: 50_000 }, (_, number) => ({ number }));
  expect(schemaErrors(schema, items)).toEqual([]);
  expect(schemaErrors(schema, [...items, { number: 7 }])).toEqual([
    { pointer: '', detail: 'must NOT have duplicate items' },
  ]);
  expect(schemaErrors({ uniqueItems: false }, [1, 1])).toEqual([]);
});

test('fields that every object inherits are missing like others', () => {
  expect(schemaErrors({ required: ['toString'] }, {})).toEqual([
    { pointer: '/toString', detail: 'is missing' },
  ]);
});

test('a stored schema that cannot be used fails every value and throws nothing', () => {
  expect(schemaErrors(text('(?=a)'), { text: 'a' })[0]?.detail).toMatch(/not usable/);
});
