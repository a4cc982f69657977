import type { Person, PersonKind } from '../../core/person.ts';
import type { Key } from '../../store/keys/keys.ts';

/** Whoever sent a request: a system by its key, or a person by their token, which is read as the key that it is worth. */
export type Caller = Key & { person?: Person };

/** What each kind may do; which learners it may do it to is `requireReach`'s. */
const SCOPES_OF: Record<PersonKind, Key['scopes']> = {
  learner: ['read'],
  coach: ['read', 'review'],
  hiring: ['read'],
  operator: ['read', 'review', 'admin'],
};

/** The key that a person's token is worth. */
export function callerOf(person: Person): Caller {
  const { sub, kind } = person;
  const times = { createdAt: 0, expiresAt: null, revokedAt: null };
  return { id: `person:${sub}`, name: kind, scopes: SCOPES_OF[kind], prefix: null, ...times, person };
}

/** The one learner that a caller is, null for all others. */
export function ownLearner({ person }: Caller): string | null {
  return person?.kind === 'learner' ? person.sub : null;
}

/** The groups that lists are limited to; null where they are not. A coach without groups has no learners. */
export function groupsOf({ person }: Caller): string[] | null {
  return person?.kind === 'coach' ? person.groups : null;
}

/** Under which name a decision is kept: a person's own, or the one that a system gives for whom it speaks. */
export function actorOf(caller: Caller, reviewer: string | undefined): string {
  return caller.person?.sub ?? reviewer ?? `key:${caller.id}`;
}
