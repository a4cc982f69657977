import { expect, test } from 'vitest';
import { parseRole } from './role.ts';

const required = { independence: 50, quality: 60, communication: 70, speed: 40 };

test('a custom role', () => {
  expect(parseRole('acme:support-lead', { title: 'Support lead', required })).toEqual({
    success: true,
    data: {
      code: 'acme:support-lead',
      title: 'Support lead',
      source: 'custom',
      featured: false,
      jobZone: null,
      medianWageUsd: null,
      required: { ...required, overall: null },
      status: null,
      reportedTitles: [],
    },
  });
});

test.each([
  ['15-1211.00', { title: 'Mine now', required }, ''],
  ['15-1211', { title: 'Mine now', required }, ''],
  ['no spaces', { title: 'A role', required }, ''],
  ['a', { title: '', required }, '/title'],
  ['a', { title: 'A role', required: { ...required, speed: 101 } }, '/required/speed'],
  ['a', { title: 'A role', required: { quality: 3, independence: 3, speed: 3 } }, '/required/communication'],
  ['a', { title: 'A role', required: { ...required, overall: 50 } }, '/required'],
  ['a', { title: 'A role', required, wage: 3 }, ''],
  ['a', null, ''],
])('%s with %j is rejected at "%s"', (code, document, pointer) => {
  expect(parseRole(code, document)).toMatchObject({ success: false, errors: [{ pointer }] });
});
