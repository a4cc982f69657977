import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../src/http/app.ts';
import { needs } from '../../src/http/auth/auth.ts';
import { createMetrics } from '../../src/http/operations/metrics.ts';
import { createHub } from '../../src/http/stream/hub.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { createCalibrationService } from '../../src/services/calibration/calibration.ts';
import { createCredentialService } from '../../src/services/credentials/credential-service.ts';
import { rows } from '../../src/store/database.ts';
import type { Store } from '../../src/store/store.ts';
import type { Machine } from '../machine/machine.ts';

const BARE = {
  name: 'bare-read',
  text: 'SELECT no, id, version, total, level, updated_at FROM learners WHERE no = $1',
};
const noop = (): void => undefined;

/** Makes every stamp unique, so that every layer is read in full. */
function alwaysChanged(store: Store): Store {
  let looks = 0;
  const stamp: Store['learners']['stamp'] = async (id) => {
    const found = await store.learners.stamp(id);
    looks += 1;
    return found && { ...found, stamp: `${found.stamp} ${looks}` };
  };
  return { ...store, learners: { ...store.learners, stamp } };
}

/**
 * Serves the product's app plus a baseline route that reads one row by primary key, with the same server, logging,
 * headers and key. `token` may read all learners.
 */
export async function startEdge({ ours }: Machine, { changed = false } = {}) {
  const store = changed ? alwaysChanged(ours.store) : ours.store;
  const [logger, metrics, epoch] = [pino({ level: 'silent' }), createMetrics(), await store.epoch()];
  const hub = createHub({ store, logger, metrics, epoch });
  const app = createApp({
    store,
    ringer: { ringSoon: noop, endSoon: noop },
    logger,
    metrics,
    hub,
    epoch,
    now: store.now,
    health: { stopping: () => false, services: {} },
    calibrations: createCalibrationService({ store, judgeOf: (judgeModel) => selectJudge({ judgeModel }) }),
    credentials: createCredentialService({ store, secret: () => undefined }),
  });
  app.get('/v1/bare/:no', needs('read').middleware, async (c) => {
    const [row] = await rows(store.database, BARE, [Number(c.req.param('no'))]);
    return c.json(row ?? null);
  });
  const { secret } = await store.keys.create({
    name: 'bench',
    scopes: ['read'],
    prefix: null,
    expiresAt: null,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    token: secret,
    async stop(): Promise<void> {
      await hub.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
