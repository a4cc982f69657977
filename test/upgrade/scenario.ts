import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import type { Store } from '../../src/store/store.ts';
import { verdictAt } from '../support/open-store.ts';

const START = Date.parse('2026-10-05T09:00:00Z');
const MINUTE = 60_000;

function eventsOf(learner: string, from: number, types: string[]): IncomingEvent[] {
  return types.map((type, index) => ({
    learner,
    id: `e${from + index}`,
    source: 'test',
    type,
    time: START + (from + index) * MINUTE,
    speaker: 'learner',
    data: {
      program: 'p',
      stage: `s${from}`,
      ...(type === 'chat.turn_taken' ? { text: `turn ${from + index} joins the orders` } : {}),
    },
  }));
}

/** One learner's life through every part of the store that writes, and the reads beside it. */
export async function scenario(store: Store, learner: string): Promise<void> {
  const work = ['chat.turn_taken', 'chat.turn_taken', 'stage.completed'];
  await store.learners.putProfile(learner, { groups: ['g'], program: null, parFactor: 1 });
  await store.events.accept(eventsOf(learner, 1, work));
  await store.wakes.claimDue(10);
  await store.ledger.award(learner, 0);
  const step = { learner, completion: 3, step: 'score' };
  const claim = await store.steps.claim(step, MINUTE);
  if (claim.state === 'claimed') await store.steps.renew(step, claim.claim, MINUTE);
  await store.calibrations.dossierInput(learner, 3);
  await store.steps.store(step, { inputHash: 'h', result: { band: 4 }, trace: null });
  await store.calibrations.commit(learner, 3, verdictAt(80));
  await store.events.accept(eventsOf(learner, 4, work));
  await store.ledger.award(learner, 0);
  await store.calibrations.commit(learner, 6, verdictAt(40));
  await store.reviews.appeal(learner, { calibration: 1, by: 'person:a', reason: 'too low' });
  await store.calibrations.correct(learner, { kind: 'void', seq: 5, reason: 'misrouted' });
  await store.reviews.share(learner, 'person:b');
  await store.ledger.award(learner, 6);
  const { no } = (await store.learners.find(learner))!;
  await store.events.read(no, { after: 0, limit: 100 });
  await store.ledger.entries(no, { after: 0, limit: 100 });
  await store.calibrations.read(no, { after: 0, limit: 100 });
  await store.ledger.verify(learner);
  await store.calibrations.verify(learner);
  await store.learners.read(learner);
  await store.learners.stamp(learner);
  await store.learners.standing(learner);
  await store.changes.end();
  await store.wakes.waiting();
  const other = `${learner}-erased`;
  await store.events.accept(eventsOf(other, 1, work));
  await store.ledger.award(other, 0);
  await store.learners.erase(other);
}
