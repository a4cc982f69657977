import { includes, type Listener } from './listener.ts';

export type Listeners = ReturnType<typeof createListeners>;

/** The open streams, indexed by learner, so delivery is O(listeners of that learner). */
export function createListeners() {
  const ofOne = new Map<string, Set<Listener>>();
  const ofMany = new Set<Listener>();

  return {
    size: () => ofMany.size + [...ofOne.values()].reduce((sum, set) => sum + set.size, 0),
    all: () => [...ofMany, ...[...ofOne.values()].flatMap((set) => [...set])],
    add(listener: Listener): void {
      if (!('learner' in listener.scope)) {
        ofMany.add(listener);
        return;
      }
      const same = ofOne.get(listener.scope.learner) ?? new Set();
      ofOne.set(listener.scope.learner, same.add(listener));
    },
    remove(listener: Listener): void {
      ofMany.delete(listener);
      if (!('learner' in listener.scope)) return;
      const same = ofOne.get(listener.scope.learner);
      same?.delete(listener);
      if (same?.size === 0) ofOne.delete(listener.scope.learner);
    },
    /** The listeners of a learner. */
    of: (learner: string): Listener[] => [
      ...(ofOne.get(learner) ?? []),
      ...[...ofMany].filter(({ scope }) => includes(scope, learner)),
    ],
  };
}
