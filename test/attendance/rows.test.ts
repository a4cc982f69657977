import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../support/open-store.ts';
import { random } from '../support/random.ts';
import { firstState, movesOf, WORKERS, type Model, type RowMove, type State } from './model.ts';

const open = openStore({ batch: 1 });

const WALKS = 20;
const MOVES = 50;
const MODEL: Model = {
  events: 6,
  completes: true,
  faults: { kill: 1, freeze: 1, stop: 1, renew: 1, erase: 1 },
};

const ROW = `SELECT last_seq AS accepted, awarded_to AS "awardedTo", awake, attended_by AS "attendedBy", pending > 0 AS pending
  FROM learners WHERE id = $1`;

/** One learner whose row does what the model says. */
function rowOf(learner: string) {
  const { store } = open;
  const names: string[] = WORKERS.map(() => randomUUID());
  const workerOf = (name: string | null) => (name === null ? null : names.indexOf(name));
  async function move(row: RowMove, before: State): Promise<unknown> {
    switch (row.does) {
      case 'accept': {
        const type = before.accepted === 1 ? 'stage.completed' : 'chat.turn_taken';
        const { ring, attendedBy } = await store.events.accept([eventOf(learner, type)]);
        if (ring.length === 0) return null;
        return attendedBy ? workerOf(attendedBy.get(learner) ?? null) : 'ring';
      }
      case 'award': {
        const { more, oldest, awarded, attendedBy } = await store.ledger.award(learner, 0);
        return { more, isPending: oldest !== null, awarded, attendedBy: workerOf(attendedBy) };
      }
      case 'begin':
        return (await store.attendance.begin(learner, names[row.worker]!))?.more ?? null;
      case 'leave':
        return store.attendance.leave(learner, names[row.worker]!);
      case 'verdict':
        return (await store.calibrations.commit(learner, 2, verdictAt(50))).more;
      case 'erase':
        return void (await store.learners.erase(learner));
      default:
        return row satisfies never;
    }
  }
  async function read() {
    const { rows } = await store.database.query(ROW, [learner]);
    return rows[0] && { ...rows[0], attendedBy: workerOf(rows[0].attendedBy) };
  }
  return { move, read };
}

/** What the model expects the same call to answer. */
function answerOf(row: RowMove, before: State, after: State): unknown {
  const isMore = after.accepted > after.awardedTo && !after.erased;
  const awarded = after.awardedTo - before.awardedTo;
  switch (row.does) {
    case 'accept':
      return after.sends;
    case 'award':
      return {
        more: isMore,
        isPending: after.pending && !after.erased,
        awarded,
        // An award that finds nothing does not read it.
        attendedBy: awarded > 0 ? before.attendedBy : null,
      };
    case 'begin':
      return before.erased ? null : isMore;
    case 'leave':
      return before.attendedBy === row.worker && isMore;
    case 'verdict':
      return isMore;
    case 'erase':
      return undefined;
    default:
      return row satisfies never;
  }
}

test(`the learner’s row answers as in the model, in ${WALKS} random orders`, async () => {
  const seen = new Set<string>();
  for (let walk = 0; walk < WALKS; walk += 1) {
    const next = random(walk);
    const learner = `walk-${walk}`;
    const row = rowOf(learner);
    let state = firstState(MODEL);
    const path: string[] = [];
    for (let step = 0; step < MOVES; step += 1) {
      const moves = [...movesOf(MODEL, state)].filter(({ name }) => name !== 'erase' || next() < 0.1);
      const move = moves[Math.floor(next() * moves.length)];
      if (!move) break;
      path.push(move.name);
      if (move.row) {
        const isErased = move.to.erased && move.row.does !== 'begin';
        const answer = await row.move(move.row, state);
        if (!isErased) expect(answer, path.join()).toEqual(answerOf(move.row, state, move.to));
        const { accepted, awardedTo, awake, attendedBy, pending } = move.to;
        if (!move.to.erased && accepted > 0)
          expect(await row.read(), path.join()).toEqual({ accepted, awardedTo, awake, attendedBy, pending });
        seen.add(move.row.does);
      }
      state = move.to;
    }
  }
  expect([...seen].toSorted()).toEqual(['accept', 'award', 'begin', 'erase', 'leave', 'verdict']);
});
