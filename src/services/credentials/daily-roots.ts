import type { Logger } from 'pino';
import { errorFields } from '../../http/problems/error-fields.ts';
import type { Store } from '../../store/store.ts';
import { repeatUntil } from '../repeat-until.ts';
import { rootSigner } from './issue.ts';
import { openSigners } from './issuer-keys.ts';

const LOOK_MS = 3_600_000;

type Options = { store: Pick<Store, 'issuer' | 'roots'>; logger: Logger; secret: () => string | undefined };

/**
 * Brings the ledgers that changed under a published root, once a day over all processes, from midnight UTC on. `stop`
 * waits for the running one.
 */
export function startDailyRoots({ store, logger, secret }: Options): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function publish(): Promise<void> {
    if (!(await store.issuer.find())) return;
    const signers = await openSigners(store, secret());
    if (!signers) return logger.warn('ISSUER_SECRET does not open the issuer’s keys: no root is published');
    const sealed = await store.roots.sealDaily(rootSigner(signers), signal);
    if (sealed) logger.info(sealed, 'daily roots published');
  }

  const running = repeatUntil(signal, publish, {
    everyMs: LOOK_MS,
    onFailure: (error) => logger.warn(errorFields(error), 'publishing roots failed'),
  });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
