import { expect, test } from 'vitest';
import { isLoopback, isPublicAddress, literalAddress } from './public-address.ts';

test.each([
  ['8.8.8.8', true],
  ['172.32.0.1', true],
  ['2606:4700:4700::1111', true],
  ['64:ff9b::8.8.8.8', true], // NAT64 of a public address
  ['::ffff:8.8.8.8', true],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['0.0.0.0', false],
  ['0.1.2.3', false],
  ['10.0.0.1', false],
  ['100.64.0.1', false], // shared by carriers
  ['169.254.169.254', false], // metadata of clouds
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.0.0.8', false],
  ['192.0.2.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['198.51.100.7', false],
  ['203.0.113.7', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false], // IPv4-mapped
  ['::ffff:a9fe:a9fe', false],
  ['::ffff:0:10.0.0.1', false],
  ['::127.0.0.1', false], // IPv4-compatible
  ['64:ff9b::10.0.0.1', false], // NAT64 of a private address
  ['64:ff9b::a9fe:a9fe', false],
  ['64:ff9b:1::8.8.8.8', false], // NAT64 for local use
  ['2002:7f00:1::', false], // 6to4
  ['2001:0:1234::1', false], // Teredo
  ['2001:db8::1', false],
  ['fc00::1', false], // unique local
  ['fd12:3456::1', false],
  ['fe80::1', false], // link-local
  ['fe80::1%eth0', false],
  ['fec0::1', false], // site-local
  ['ff02::1', false],
  ['100::1', false],
  ['5f00::1', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test.each([
  ['https://2130706433/', '127.0.0.1'],
  ['https://0x7f000001/', '127.0.0.1'],
  ['https://0177.0.0.1/', '127.0.0.1'],
  ['https://127.1/', '127.0.0.1'],
  ['https://１２７.0.0.1/', '127.0.0.1'],
  ['https://0/', '0.0.0.0'],
  ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1'],
  ['https://[fe80::1]:8443/x', 'fe80::1'],
  ['https://example.com/', null],
  ['https://localhost/', null],
  ['https://127.0.0.1.example.com/', null],
])('%s names the address %s', (url, address) => {
  expect(literalAddress(new URL(url))).toBe(address);
  if (address !== null) expect(isPublicAddress(address)).toBe(false);
});

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['8.8.8.8', false],
])('%s is the loopback: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
