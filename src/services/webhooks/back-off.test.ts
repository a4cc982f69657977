import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

const NOW = Date.parse('2026-11-30T09:00:00Z');
const second = 1000;
const hour = 3_600_000;

test.each([
  ['the first time', 1, null, 5 * second],
  ['the third time', 3, null, 20 * second],
  ['after a long time', 30, null, 2 * hour],
  ['asked for less than that', 3, '4', 20 * second],
  ['asked for more', 1, '40', 40 * second],
  ['asked for a date', 1, 'Mon, 30 Nov 2026 09:01:00 GMT', 60 * second],
  ['asked for a date that has passed', 1, 'Mon, 30 Nov 2026 08:00:00 GMT', 5 * second],
  ['asked for days', 1, '999999', hour],
  ['asked for a date in days', 1, 'Fri, 04 Dec 2026 09:00:00 GMT', hour],
  ['asked for something else', 1, 'soon', 5 * second],
])('the pause %s', (_, failures, retryAfter, expected) => {
  expect(backOff(failures, retryAfter, { random: 0.5, now: NOW })).toBe(expected);
});
