import { firstState, isDone, movesOf, type Model, type State } from './model.ts';

/** Why a model is wrong, with the moves that lead there; null if all its states are right. */
type Finding = { problem: string; moves: string[] };
export type Explored = { states: number; finding: Finding | null };

const keyOf = (state: State): string => JSON.stringify(state);

function problemOf(state: State): string | null {
  if (state.awards.some((times) => times > 1)) return 'an event was awarded twice';
  if (state.awards.some((times, index) => times !== (index < state.awardedTo ? 1 : 0)))
    return 'an event was left out';
  return null;
}

/**
 * Visits all states of a model. Each must be right, and from each there must be a way to where nothing is pending by moves that
 * happen by themselves: otherwise an event waits and nobody will come.
 */
export function explore(model: Model): Explored {
  const first = firstState(model);
  const states: State[] = [first];
  const indexes = new Map([[keyOf(first), 0]]);
  const cameFrom: { from: number; name: string }[] = [{ from: -1, name: '' }];
  const inside: number[][] = [[]];
  const pathTo = (index: number): string[] => {
    const moves: string[] = [];
    for (let at = index; at > 0; at = cameFrom[at]!.from) moves.unshift(cameFrom[at]!.name);
    return moves;
  };
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index]!;
    for (const { name, by, to } of movesOf(model, state)) {
      const key = keyOf(to);
      let next = indexes.get(key);
      if (next === undefined) {
        next = states.push(to) - 1;
        indexes.set(key, next);
        cameFrom.push({ from: index, name });
        inside.push([]);
        const wasErased = state.erased && to.awardedTo > state.awardedTo;
        const problem = wasErased ? 'an event was awarded after an erase' : problemOf(to);
        if (problem) return { states: states.length, finding: { problem, moves: pathTo(next) } };
      }
      if (by === 'inside') inside[next]!.push(index);
    }
  }
  const ends = new Set(states.flatMap((state, index) => (isDone(state) ? [index] : [])));
  // The set grows while it is walked.
  for (const index of ends) for (const before of inside[index]!) ends.add(before);
  const stuck = states.findIndex((_state, index) => !ends.has(index));
  const finding = stuck < 0 ? null : { problem: 'an event waits and nobody will come', moves: pathTo(stuck) };
  return { states: states.length, finding };
}
