import { expect, test } from 'vitest';
import { mayCall, webhookUrlFault } from './webhook-url.ts';

test.each([
  ['https://learn.example/hook?a=b', null, null],
  ['https://learn.example:8443/', null, null],
  ['https://8.8.8.8/', null, null],
  ['http://learn.example/', 'must begin with https://', 'must begin with https://'],
  ['http://8.8.8.8/', 'must begin with https://', 'must begin with https://'],
  ['http://10.0.0.1/', 'must begin with https://', 'must begin with https://'],
  ['http://localhost:8080/', 'must begin with https://', null],
  ['http://127.0.0.1:8080/', 'must begin with https://', null],
  ['http://[::1]:8080/', 'must begin with https://', null],
  ['https://127.0.0.1/', 'must not be a private address', null],
  ['https://2130706433/', 'must not be a private address', null],
  ['https://0251.0376.0251.0376/', 'must not be a private address', null],
  ['https://169.254.169.254/latest', 'must not be a private address', null],
  ['https://[::ffff:10.0.0.1]/', 'must not be a private address', null],
  ['https://[64:ff9b::a00:1]/', 'must not be a private address', null],
  ['https://[fd00::1]/', 'must not be a private address', null],
  ['https://user:pw@learn.example/', 'must not contain a user', 'must not contain a user'],
  ['https://learn.example/#top', 'must not have a fragment', 'must not have a fragment'],
  ['ftp://learn.example/', 'must begin with https://', 'must begin with https://'],
  ['file:///etc/passwd', 'must begin with https://', 'must begin with https://'],
  ['learn.example', 'must be a URL', 'must be a URL'],
  ['', 'must be a URL', 'must be a URL'],
])('%s: %s, with WEBHOOK_PRIVATE %s', (url, fault, faultIfPrivate) => {
  for (const [allowsPrivate, expected] of [
    [false, fault],
    [true, faultIfPrivate],
  ] as const) {
    const found = webhookUrlFault(url, allowsPrivate);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toContain(expected);
  }
});

test.each([
  ['8.8.8.8', 'https:', true, true],
  ['8.8.8.8', 'http:', false, false],
  ['127.0.0.1', 'https:', false, true],
  ['127.0.0.1', 'http:', false, true],
  ['10.0.0.1', 'https:', false, true],
  ['10.0.0.1', 'http:', false, false],
])('%s by %s: %s, with WEBHOOK_PRIVATE %s', (address, protocol, expected, ifPrivate) => {
  expect(mayCall(address, { protocol }, false)).toBe(expected);
  expect(mayCall(address, { protocol }, true)).toBe(ifPrivate);
});
