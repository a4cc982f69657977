import type { Person, PersonKind } from '../../core/person.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import type { Key } from '../../store/keys/keys.ts';
import type { VerifiedPerson } from './person-token.ts';

/** The sender of a request: a system with an API key, or a person with a token, which is mapped to an equivalent key. */
export type Caller = Key & { person?: Person };

/** Scopes of each kind of person; `requireReach` limits them to certain learners. */
const SCOPES_OF: Record<PersonKind, Key['scopes']> = {
  learner: ['read'],
  coach: ['read', 'review'],
  hiring: ['read'],
  operator: ['read', 'review', 'admin'],
};

/** A person has few windows open; a platform has the defaults. */
const LIMITS: Key['limits'] = { streams: 500, waiting: 50 };

/** The key equivalent to a person token. A tenant's people reach its learners only. */
export function callerOf({ tenant = null, ...person }: VerifiedPerson): Caller {
  const { sub, kind } = person;
  const times = { createdAt: 0, expiresAt: null, revokedAt: null };
  return {
    id: `person:${tenant?.prefix ?? ''}${sub}`,
    name: kind,
    scopes: SCOPES_OF[kind].filter((scope) => tenant?.scopes.includes(scope) ?? true),
    prefix: tenant?.prefix ?? null,
    tenant,
    limits: LIMITS,
    ...times,
    person,
  };
}

/** The caller's learner id; null if the caller is not a learner. */
export function ownLearner({ person }: Caller): string | null {
  return person?.kind === 'learner' ? person.sub : null;
}

/** The prefix of the tenant whose documents the caller uses; without a tenant those of the installation. */
export function documentsOf(caller: Caller): string {
  return tenantPrefix(caller.prefix ?? ownLearner(caller) ?? '');
}

/** The groups that lists are limited to; null for no limit. A coach without groups sees no learners. */
export function groupsOf({ person }: Caller): string[] | null {
  return person?.kind === 'coach' ? person.groups : null;
}

/**
 * Who reads, if the caller is a reviewer: the person, or the one that a system names. Null for everyone else, from whom no
 * verdict is hidden.
 */
export function reviewerOf(caller: Caller, reviewer: string | undefined): string | null {
  return caller.scopes.includes('review') ? actorOf(caller, reviewer) : null;
}

/** The learners of a list: by the prefix of the caller's key, and by the person's groups. */
export const reachOf = (caller: Caller) => ({ prefix: caller.prefix ?? '', groups: groupsOf(caller) });

/** The id recorded for a decision: the person's own, or the one that a system gives. */
export function actorOf(caller: Caller, reviewer: string | undefined): string {
  return caller.person?.sub ?? reviewer ?? `key:${caller.id}`;
}
