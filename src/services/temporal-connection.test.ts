import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readConfig } from '../config.ts';
import { connectWorker } from './connect-worker.ts';
import { requireNamespace } from './require-namespace.ts';
import { createTemporalClient, temporalOptionsOf } from './temporal-connection.ts';

// Keys made for this test only, with openssl: an authority, and what it signed for the name temporal.test and for a client.
const file = (name: string): string => new URL(`../../test/support/tls/${name}`, import.meta.url).pathname;
const CA = { TEMPORAL_TLS_SERVER_CA_CERT_PATH: file('ca.pem') };
const NAME = { TEMPORAL_TLS_SERVER_NAME: 'temporal.test' };
const CLIENT = {
  TEMPORAL_TLS_CLIENT_CERT_PATH: file('client.pem'),
  TEMPORAL_TLS_CLIENT_KEY_PATH: file('client.key'),
};

/** Temporal behind TLS that asks for a client certificate. */
const door = createServer(
  {
    cert: readFileSync(file('server.pem')),
    key: readFileSync(file('server.key')),
    ca: readFileSync(file('ca.pem')),
    requestCert: true,
    rejectUnauthorized: true,
    ALPNProtocols: ['h2'],
  },
  (outside) => {
    const [host, port] = inject('temporalAddress').split(':');
    const inside = connect(Number(port), host);
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
  },
);

let address: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(door.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<unknown>((resolve) => door.close(resolve)));

function optionsOf(environment: Record<string, string>) {
  return temporalOptionsOf(readConfig({ TEMPORAL_ADDRESS: address, ...environment }), 'embedded:1');
}

async function look(environment: Record<string, string>, withinMs = 20_000): Promise<void> {
  const options = optionsOf(environment);
  const client = createTemporalClient(options);
  await requireNamespace(client.connection, options, withinMs).finally(() => client.connection.close());
}

test('client and worker connect by mTLS, and the server’s name is checked', async () => {
  await look({ ...CA, ...NAME, ...CLIENT });
  await (await connectWorker(optionsOf({ ...CA, ...NAME, ...CLIENT }))).close();
});

test.concurrent.each([
  ['no TLS', { TEMPORAL_TLS: 'false' }, 'transport error'],
  ['an unknown authority', { ...NAME, ...CLIENT }, 'UnknownIssuer'],
  ['another server name', { ...CA, ...CLIENT }, 'NotValidForName'],
  // The server hangs up right after its alert, so how the client notices depends on what it was just doing.
  ['no client certificate', { ...CA, ...NAME }, 'transport::Error'],
])('%s is refused with one line that names the server and the cause', async (_, environment, cause) => {
  const refused = /^Temporal at 127\.0\.0\.1:\d+ cannot be used: [^\n]+$/u;
  await expect(look(environment, 1500)).rejects.toThrow(refused);
  const worker = connectWorker(optionsOf(environment));
  await expect(worker).rejects.toThrow(refused);
  await expect(worker).rejects.toThrow(cause);
});

test('a missing namespace is named with the command that creates it', async () => {
  const missing = look({ ...CA, ...NAME, ...CLIENT, TEMPORAL_NAMESPACE: 'not-there' });
  await expect(missing).rejects.toThrow(
    /no namespace not-there; create it with: temporal operator namespace create [^\n]*--namespace not-there/u,
  );
});

test.each([
  [{}, false],
  [{ TEMPORAL_TLS: 'true' }, {}],
  [{ TEMPORAL_API_KEY: 'k' }, {}],
  [{ TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }, false],
  [NAME, { serverNameOverride: 'temporal.test' }],
])('%j connects with tls %j', (environment, tls) => {
  expect(optionsOf(environment).tls).toEqual(tls);
});

test('an embedded Temporal has no TLS, whatever the environment sets', () => {
  const config = readConfig({ ...CA, TEMPORAL_API_KEY: 'k' });
  expect(temporalOptionsOf(config, 'embedded:1')).toEqual({ address: 'embedded:1', namespace: 'default' });
});

test('a call that waits to be sent again is given up when its connection closes', async () => {
  const { connection } = createTemporalClient({ address: '127.0.0.1:1', namespace: 'default' });
  const call = connection.workflowService.getSystemInfo({});
  const outcome = call.catch(({ code }: { code: number }) => code);
  await sleep(50);
  await connection.close();
  expect(await outcome).toBe(1);
});
