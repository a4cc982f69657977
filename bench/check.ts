import type { Store } from '../src/store/store.ts';

const SAMPLE = 5;

/**
 * Checks that a round did its work: every event of these learners has exactly one award, and the chains of a sample
 * verify. Throws otherwise, because the measurement would be meaningless.
 */
export async function checkAwards(
  store: Store,
  learners: readonly string[],
  eventsEach: number,
): Promise<void> {
  const { rows } = await store.database.query<{ awards: number; events: number; pending: number }>(
    `SELECT count(*) AS awards, count(DISTINCT (l.learner, l.event_seq)) AS events,
       (SELECT count(*) FROM learners WHERE id = ANY ($1) AND (awarded_to < last_seq OR awake)) AS pending
     FROM ledger l JOIN learners r ON r.no = l.learner WHERE r.id = ANY ($1) AND l.kind = 'award'`,
    [learners],
  );
  const expected = learners.length * eventsEach;
  const [found] = rows;
  if (found?.awards !== expected || found.events !== expected || found.pending !== 0) {
    throw new Error(`expected ${expected} awards, found ${JSON.stringify(found)}`);
  }
  for (let index = 0; index < learners.length; index += Math.ceil(learners.length / SAMPLE)) {
    const id = learners[index] as string;
    const verified = await store.ledger.verify(id);
    if (!verified?.intact || verified.entries !== eventsEach) {
      throw new Error(`the ledger of ${id} does not verify: ${JSON.stringify(verified)}`);
    }
  }
}
