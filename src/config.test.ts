import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configPage } from '../test/support/config-table.ts';
import { ConfigError, readConfig } from './config.ts';

test('defaults: embedded servers, the offline judge and the loopback address', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    temporalAddress: undefined,
    temporalNamespace: 'default',
    host: '127.0.0.1',
    port: 4700,
    dataDir: '.touchstone',
    judgeModel: 'offline',
    logLevel: 'info',
    sweepAfter: 10_000,
    judgeTimeout: 120_000,
    judgeConcurrency: 8,
    judgeBudget: undefined,
    maxBacklog: 50_000,
    memoryLimit: undefined,
  });
});

test('variables override defaults, and an empty variable counts as unset', () => {
  const config = readConfig({ PORT: '8080', SWEEP_AFTER: '500ms', DATABASE_URL: '' });
  expect(config).toMatchObject({ port: 8080, sweepAfter: 500, databaseUrl: undefined });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['SWEEP_AFTER', '10'],
  ['SWEEP_AFTER', '0s'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['TEMPORAL_ADDRESS', 'http://localhost'],
  ['TEMPORAL_TLS', 'yes'],
  ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', '/no/such/file'],
  ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', join(import.meta.dirname, 'config.ts')],
  ['JUDGE_MODEL', 'oracle'],
  ['JUDGE_MODEL', 'openai:a,oracle'],
  ['JUDGE_MODEL', 'openai:a,offline'],
  ['JUDGE_MODEL', 'openai:a,'],
  ['MAX_BACKLOG', 'none'],
  ['MAX_BACKLOG', '-1'],
  ['MEMORY_LIMIT', '600'],
  ['MEMORY_LIMIT', 'much'],
  ['JUDGE_TIMEOUT', 'soon'],
  ['JUDGE_TIMEOUT', '11m'],
  ['JUDGE_CONCURRENCY', '0'],
  ['JUDGE_CONCURRENCY', '2.5'],
  ['JUDGE_BUDGET', '-1'],
  ['JUDGE_BUDGET', '$5'],
  ['JUDGE_BASE_URL', 'localhost'],
  ['JUDGE_PRICE', '3'],
  ['JUDGE_PRICE', '3,15,1'],
  ['JUDGE_PRICE', '-3,15'],
  ['JUDGE_PRICE', '3,many'],
  ['JUDGE_PRICE', '3,'],
  ['JUDGE_PRICE', '0x3,1e99'],
])('%s=%s is rejected by name', (variable, value) => {
  expect(() => readConfig({ [variable]: value })).toThrow(`  ${variable}: must be`);
});

test.each([
  ['compatible:qwen', 'JUDGE_BASE_URL'],
  ['anthropic:claude', 'ANTHROPIC_API_KEY'],
  ['openai:gpt', 'OPENAI_API_KEY'],
  ['google:gemini', 'GOOGLE_GENERATIVE_AI_API_KEY'],
])('the judge %s needs %s', (judge, variable) => {
  expect(() => readConfig({ JUDGE_MODEL: judge })).toThrow(`${variable}: must be set`);
  expect(readConfig({ JUDGE_MODEL: judge, [variable]: 'http://127.0.0.1:1' }).judgeModel).toBe(judge);
});

test('a panel needs the keys of all its models', () => {
  const panel = 'anthropic:claude, openai:gpt,openai:other';
  const read = (more: object) => readConfig({ JUDGE_MODEL: panel, ...more });
  expect(() => read({})).toThrow(/ANTHROPIC_API_KEY: must be set.*\n.*OPENAI_API_KEY: must be set/u);
  expect(read({ ANTHROPIC_API_KEY: 'a', OPENAI_API_KEY: 'b' }).judgeModel).toBe(panel);
});

test('a budget needs a price', () => {
  expect(() => readConfig({ JUDGE_BUDGET: '5' })).toThrow('JUDGE_PRICE: must be set for JUDGE_BUDGET');
  expect(readConfig({ JUDGE_BUDGET: '0.50', JUDGE_PRICE: '3,15' }).judgeBudget).toBe(0.5);
});

test.each([
  ['3,15', { input: 3, output: 15 }],
  ['0.25, 1.5', { input: 0.25, output: 1.5 }],
  ['0,0', { input: 0, output: 0 }],
  ['', undefined],
])('JUDGE_PRICE=%s', (value, price) => {
  expect(readConfig({ JUDGE_PRICE: value }).judgePrice).toEqual(price);
});

test('a client certificate needs its key, a key its certificate, and neither goes with TLS off', () => {
  const pem = join(mkdtempSync(join(tmpdir(), 'touchstone-pem-')), 'a.pem');
  writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n');
  const cert = 'TEMPORAL_TLS_CLIENT_CERT_PATH';
  const key = 'TEMPORAL_TLS_CLIENT_KEY_PATH';
  expect(() => readConfig({ [cert]: pem })).toThrow(`${key}: must be set with ${cert}`);
  expect(() => readConfig({ [key]: pem })).toThrow(`${cert}: must be set with ${key}`);
  const both = { [cert]: pem, [key]: pem };
  expect(() => readConfig({ ...both, TEMPORAL_TLS: 'false' })).toThrow('TEMPORAL_TLS: must not be false');
  expect(String(readConfig(both).temporalTlsCert)).toContain('CERTIFICATE');
});

test('every invalid variable has its own line', () => {
  const read = (): unknown => readConfig({ PORT: 'x', LOG_LEVEL: 'y' });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/PORT: .*\n {2}LOG_LEVEL: /);
});

test('docs/configuration.md is current', () => {
  const file = new URL('../docs/configuration.md', import.meta.url);
  if (process.env.UPDATE) {
    writeFileSync(file, configPage());
  }
  expect(readFileSync(file, 'utf8')).toBe(configPage());
});
