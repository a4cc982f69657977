import { expect, test } from 'vitest';
import type { PersonKind } from '../../core/person.ts';
import { DEFAULT_LIMITS, type Limits } from '../../store/keys/limits.ts';
import { callerOf, type Caller } from '../auth/caller.ts';
import { createSubjects } from './subjects.ts';

const SET: Record<string, Partial<Limits>> = { 'acme:': { streams: 7 } };
const subjectsOf = createSubjects({
  keys: { prefixLimits: async (prefix: string) => SET[prefix] ?? {} },
} as unknown as Parameters<typeof createSubjects>[0]);

const person = (sub: string, kind: PersonKind) => callerOf({ sub, kind, groups: [] });
const key = (prefix: string | null, limits: Partial<Limits> = {}): Caller => ({
  ...person('x', 'operator'),
  id: 'k',
  prefix,
  limits,
});

test.each<[string, Caller, [string, number][]]>([
  ['a key without a prefix', key(null), [['key k', DEFAULT_LIMITS.streams]]],
  ['a key with a limit', key(null, { streams: 3 }), [['key k', 3]]],
  [
    'a key whose prefix has a limit',
    key('acme:', { streams: 9000 }),
    [
      ['key k', 9000],
      ['prefix acme:', 7],
    ],
  ],
  [
    'a key with more than the default, whose prefix has no limit',
    key('beta:', { streams: 9000 }),
    [
      ['key k', 9000],
      ['prefix beta:', 9000],
    ],
  ],
  [
    'a learner of a tenant',
    person('acme:ada', 'learner'),
    [
      ['key person:acme:ada', 500],
      ['prefix acme:', 7],
    ],
  ],
  [
    'a key for a part of a tenant',
    { ...key('acme:spring-'), tenant: { id: 'acme', prefix: 'acme:' } },
    [
      ['key k', DEFAULT_LIMITS.streams],
      ['prefix acme:spring-', DEFAULT_LIMITS.streams],
      ['prefix acme:', 7],
    ],
  ],
  ['a learner without a prefix', person('ada', 'learner'), [['key person:ada', 500]]],
  ['a coach', person('acme:carla', 'coach'), [['key person:acme:carla', 500]]],
])('%s', async (_name, caller, expected) => {
  const subjects = await subjectsOf(caller);
  expect(subjects.map(({ name, limits }) => [name, limits.streams])).toEqual(expected);
});
