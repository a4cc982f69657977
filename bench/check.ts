import type { Store } from '../src/store/store.ts';

const SAMPLE = 5;

/**
 * Makes sure that a round did what it was timed for: every event of these learners has its award, once, and the
 * chains of a sample hold. Throws otherwise, since a number without it would be a lie.
 */
export async function checkAwards(
  store: Store,
  learners: readonly string[],
  eventsEach: number,
): Promise<void> {
  const { rows } = await store.database.query<{ awards: number; events: number; owed: number }>(
    `SELECT count(*) AS awards, count(DISTINCT (l.learner, l.event_seq)) AS events,
       (SELECT count(*) FROM learners WHERE id = ANY ($1) AND (awarded_to < last_seq OR awake)) AS owed
     FROM ledger l JOIN learners r ON r.no = l.learner WHERE r.id = ANY ($1) AND l.kind = 'award'`,
    [learners],
  );
  const expected = learners.length * eventsEach;
  const [found] = rows;
  if (found?.awards !== expected || found.events !== expected || found.owed !== 0) {
    throw new Error(`${expected} awards were due, and these were found: ${JSON.stringify(found)}`);
  }
  for (let index = 0; index < learners.length; index += Math.ceil(learners.length / SAMPLE)) {
    const id = learners[index] as string;
    const verified = await store.ledger.verify(id);
    if (!verified?.intact || verified.entries !== eventsEach) {
      throw new Error(`the ledger of ${id} does not verify: ${JSON.stringify(verified)}`);
    }
  }
}
