import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser } from '../support/browser.ts';
import { cloudEvent } from './support/cloud-event.ts';
import { startListening, type Listening } from './support/listening.ts';

/** What the page of another site did, in order. */
type Log = string[];

/** The example of docs/http.md, with a log of what happens. */
const page = (api: string, key: string) => `<!doctype html><script type="module">
  window.log = [];
  const headers = { authorization: 'Bearer ${key}', 'content-type': 'application/json' };
  const body = JSON.stringify({ learner: 'followed' });
  const answer = await fetch('${api}/v1/streams/tickets', { method: 'POST', headers, body }).catch(() => null);
  if (answer === null) log.push('no answer');
  else {
    const stream = new EventSource('${api}' + (await answer.json()).url);
    stream.onopen = () => log.push('open');
    stream.addEventListener('award', ({ data }) => log.push('award ' + JSON.parse(data).award.eventSeq));
  }
</script>`;

async function startPages(html: () => string): Promise<{ server: Server; origin: string }> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf(!hasBrowser)('EventSource in a browser, with a ticket', () => {
  let api: Listening;
  let browser: Browser | undefined;
  let named: Awaited<ReturnType<typeof startPages>>;
  let other: Awaited<ReturnType<typeof startPages>>;
  beforeAll(async () => {
    const html = () => page(api.url, api.key);
    [named, other, browser] = await Promise.all([startPages(html), startPages(html), launchBrowser()]);
    api = await startListening({ corsOrigins: [named.origin] });
    await send();
  });
  afterAll(async () => {
    await browser?.close();
    await api.stop();
    for (const { server } of [named, other]) server.close();
  });

  const send = async () => {
    const event = cloudEvent({ subject: 'followed', time: undefined });
    await api.post('/v1/events', event, { 'content-type': 'application/cloudevents+json' });
    await api.award('followed');
  };

  async function open(origin: string) {
    const tab = await browser!.newPage();
    await tab.goto(origin);
    const until = (entry: string) =>
      tab.waitForFunction((wanted) => (globalThis as unknown as { log: Log }).log.includes(wanted), entry);
    return { tab, until };
  }

  test('a page of a named origin follows a learner', async () => {
    const { tab, until } = await open(named.origin);
    await until('open');
    await send();
    await until('award 2');
    await tab.close();
  });

  test('a page of another origin gets no ticket', async () => {
    const { tab, until } = await open(other.origin);
    await until('no answer');
    expect(await tab.evaluate(() => (globalThis as unknown as { log: Log }).log)).toEqual(['no answer']);
    await tab.close();
  });
});
