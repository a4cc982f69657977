import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/embedded/free-port.ts';
import type { StartEngine } from './engine.ts';
import { load, restateServer } from './fetch.ts';

type Context = { key: string; run(name: string, step: () => Promise<void>): Promise<void> };

type Sdk = {
  object(options: {
    name: string;
    handlers: { award(context: Context): Promise<void>; ready(): Promise<void> };
  }): unknown;
  createEndpointHandler(options: {
    services: unknown[];
    logger: () => void;
  }): (request: Http2ServerRequest, response: Http2ServerResponse) => void;
};

type Clients = {
  connect(options: { url: string }): {
    objectClient(object: { name: string }, key: string): { ready(): Promise<unknown> };
    objectSendClient(object: { name: string }, key: string): { award(): Promise<unknown> };
  };
};

const local = (port: number) => `127.0.0.1:${port}`;

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await sleep(100);
  }
  throw new Error('The Restate server did not become ready.');
}

async function startServer(dataDir: string) {
  const [node, admin, ingress] = [await freePort(), await freePort(), await freePort()];
  const child = spawn(restateServer, ['--no-logo', '--base-dir', join(dataDir, `restate-${node}`)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      // It leaves temporary folders behind.
      TMPDIR: dataDir,
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_BIND_ADDRESS: local(node),
      RESTATE_ADVERTISED_ADDRESS: `http://${local(node)}`,
      RESTATE_ADMIN__BIND_ADDRESS: local(admin),
      RESTATE_INGRESS__BIND_ADDRESS: local(ingress),
    },
  });
  const ended = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', kill);
  };
  const [adminUrl, ingressUrl] = [`http://${local(admin)}`, `http://${local(ingress)}`];
  await Promise.all([untilAnswers(`${adminUrl}/health`), untilAnswers(`${ingressUrl}/restate/health`)]).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return { pid: child.pid, adminUrl, ingressUrl, stop };
}

/** A virtual object for each learner, and a call of it for each ring, stored by Restate's own server. */
export const startRestate: StartEngine = async ({ award, dataDir }) => {
  const { object, createEndpointHandler } = load('@restatedev/restate-sdk') as Sdk;
  const { connect } = load('@restatedev/restate-sdk-clients') as Clients;
  const learner = object({
    name: 'learner',
    handlers: {
      award: (context) => context.run('award', () => award(context.key)),
      ready: async () => undefined,
    },
  });
  const endpoint = createServer(
    createEndpointHandler({ services: [learner], logger: () => undefined }),
  ).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const { pid, adminUrl, ingressUrl, stop } = await startServer(dataDir);
  const registered = await fetch(`${adminUrl}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://${local((endpoint.address() as AddressInfo).port)}` }),
  });
  if (!registered.ok) throw new Error(`Restate did not accept the endpoint: ${await registered.text()}`);
  const client = connect({ url: ingressUrl });
  // Its first call takes a second.
  await client.objectClient({ name: 'learner' }, 'first').ready();
  return {
    pid,
    ring: (key) => client.objectSendClient({ name: 'learner' }, key).award(),
    async stop() {
      await stop();
      endpoint.close();
    },
  };
};
