import { newKeys } from '../../../src/services/credentials/issuer-keys.ts';
import { didOf } from '../../../src/credential/did-document.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Json } from '../../http/support/json.ts';
import type { Edge } from '../../http/support/edge.ts';
import { eventOf, verdictAt } from '../../support/open-store.ts';
import { ISSUER_SECRET } from './secret.ts';

const ISSUER_URL = 'https://learn.example';

/** Creates the issuer, whose keys the edge can open. */
export async function createIssuer({ issuer }: Pick<Store, 'issuer'>): Promise<string> {
  const did = didOf(ISSUER_URL) as string;
  await issuer.create({ did, url: ISSUER_URL, name: 'Learn' }, await newKeys(did, ISSUER_SECRET));
  return did;
}

/** A learner's life: completions that are read at `x`, then turns that are paid accordingly. */
export async function live(
  store: Store,
  learner: string,
  { x = 85, completions = 4, turns = 60 } = {},
): Promise<void> {
  for (let count = 0; count < completions; count += 1) {
    await store.events.accept([
      eventOf(learner),
      eventOf(learner, 'kickoff.understanding_completed', {
        text: `understanding ${count} of what the work asks for`,
      }),
    ]);
    const { oldest } = await store.ledger.award(learner, 0);
    if (oldest === null) throw new Error('nothing to judge');
    await store.calibrations.commit(learner, oldest, verdictAt(x));
  }
  if (turns > 0) await store.events.accept(Array.from({ length: turns }, () => eventOf(learner)));
  while ((await store.ledger.award(learner, 0)).more);
}

/** Issues a credential for the tier of a learner, with a new issuer, and returns its id. */
export async function issueTo(edge: Edge, learner: string): Promise<string> {
  await createIssuer(edge.store);
  await live(edge.store, learner, { turns: 0 });
  const { status, body } = await issue(edge, learner, { kind: 'tier' });
  if (status !== 201) throw new Error(`not issued: ${status} ${JSON.stringify(body)}`);
  return body.id as string;
}

/** Asks for a credential. */
export async function issue(edge: Edge, learner: string, body: object, token?: string) {
  const response = await edge.request(`/v1/learners/${encodeURIComponent(learner)}/credentials`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    token,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Json,
  };
}
