import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';

const EVERY_MS = 2000;

/** The database was restored beneath a running process, whose caches and positions belong to what was lost. */
class Restored extends Error {
  override name = 'Restored';

  constructor() {
    super(
      'The epoch of the installation was renewed: its database was restored. This process ended so that nothing of ' +
        'the time before is used; start it again.',
    );
  }
}

/** Rejects with `Restored` when the epoch is renewed; resolves when `signal` is aborted. */
export async function untilRestored(
  { epochRenewed }: Pick<Store, 'epochRenewed'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (await epochRenewed().catch(() => false)) throw new Restored();
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
