import type { Key } from '../store/keys/keys.ts';

/** What a person's token says of them. */
export type PersonKind = 'learner' | 'coach' | 'hiring' | 'operator';

export type Person = { sub: string; kind: PersonKind; groups: string[] };

/** Whoever sent a request: a system by its key, or a person by their token, which is read as a key that it is worth. */
export type Caller = Key & { person?: Person };

/** The one learner that a caller is, null for all others. */
export function ownLearner({ person }: Caller): string | null {
  return person?.kind === 'learner' ? person.sub : null;
}

/** Under which name a decision is kept: a person's own, or the one that a system gives for whom it speaks. */
export function actorOf(caller: Caller, reviewer: string | undefined): string {
  return caller.person?.sub ?? reviewer ?? `key:${caller.id}`;
}
