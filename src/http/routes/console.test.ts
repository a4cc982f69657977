import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { ConsoleFiles } from '../console/console-files.ts';

const script = new TextEncoder().encode('console.log("touchstone")');
const files: ConsoleFiles = {
  page: '<meta name="names-url" content="%NAMES_URL%">',
  assets: new Map([
    ['index-1.js', { type: 'text/javascript', body: script, gzipped: new Uint8Array(gzipSync(script)) }],
  ]),
  namesUrl: 'https://people.example/names?of="all"',
};

let edge: Edge;
let bare: Edge;
beforeAll(async () => {
  edge = await startEdge({ console: files });
  bare = await startEdge();
});
afterAll(() => Promise.all([edge.stop(), bare.stop()]));

const page = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

test('/ is the page, with a policy that allows its own scripts and styles and the platform’s names', async () => {
  const response = await edge.app.request('/', page);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).toContain("connect-src 'self' https://people.example;");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('content="https://people.example/names?of=&quot;all&quot;"');
});

test('a page of the console is answered at its own path, to browsers only', async () => {
  for (const path of ['/learners/maya', '/live', '/sign-in?code=1', '/v1x'])
    expect((await edge.app.request(path, page)).headers.get('content-type')).toContain('text/html');
  const other = await edge.app.request('/learners/maya', { headers: { accept: 'application/json' } });
  expect(other.status).toBe(404);
  expect(other.headers.get('content-type')).toBe('application/problem+json');
});

test('the page never answers in place of the API', async () => {
  const paths = [
    '/v1/nothing',
    '/xapi/nothing',
    '/caliper/x',
    '/docs/nothing',
    '/assets/gone.js',
    '/session/x',
  ];
  for (const path of [...paths, '/livez/x', '/readyz/x', '/metrics/x', '/openapi.json/x']) {
    const { status, headers } = await edge.app.request(path, page);
    expect([path, status >= 400, headers.get('content-type')?.endsWith('json')]).toEqual([path, true, true]);
  }
  expect((await edge.app.request('/learners/maya', { ...page, method: 'POST' })).status).toBe(404);
});

test('assets are cached for ever, compressed for those who take it', async () => {
  const plain = await edge.app.request('/assets/index-1.js');
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await plain.text()).toBe('console.log("touchstone")');
  const zipped = await edge.app.request('/assets/index-1.js', { headers: { 'accept-encoding': 'br, gzip' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.headers.get('vary')).toBe('accept-encoding');
  const etag = zipped.headers.get('etag') ?? '';
  const again = { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } };
  expect((await edge.app.request('/assets/index-1.js', again)).status).toBe(304);
  const refuses = { headers: { 'accept-encoding': 'gzip;q=0' } };
  expect((await edge.app.request('/assets/index-1.js', refuses)).headers.get('content-encoding')).toBeNull();
});

test('without a built console, / leads to the docs', async () => {
  const answer = await bare.app.request('/', page);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs']);
  expect((await bare.app.request('/learners/maya', page)).status).toBe(404);
});
