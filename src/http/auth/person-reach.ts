import type { Store } from '../../store/store.ts';
import type { PersonKind } from '../../core/person.ts';
import { groupsOf, type Caller } from './caller.ts';
import { ProblemError } from '../problems/problem.ts';

/** What is about no learner and open to every person. */
const COMMON = /^\/v1\/(roles(\/[^/]+)?|policy|programs(\/[^/]+)?)$/;

/** One learner's own things: `/v1/learners/{id}` and what lies below. */
const OF_LEARNER = /^\/v1\/learners\/([^/]+)(\/.*)?$/;

/** What a hiring viewer reads of a learner who shares: who they are now, and where they stand. No texts. */
const SHARED = new Set(['', '/standing']);

/** Lists that are narrowed to a coach's groups by those who answer them. */
const COACH_LISTS = new Set(['/v1/learners', '/v1/groups', '/v1/reviews']);

const refused = () =>
  new ProblemError('missing-scope', { detail: 'This call is not open to your kind of person.' });
const unknown = () => new ProblemError('unknown-learner');

/**
 * Refuses a person whatever is not named here, before any route is asked: a learner reaches only their own things, a
 * hiring viewer only what was shared, a coach only learners of their groups. Systems and operators go by their scopes.
 */
export async function requireReach(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  method: string,
  path: string,
): Promise<void> {
  const { person } = caller;
  if (!person || person.kind === 'operator') return;
  if (COMMON.test(path) && method === 'GET') return;
  if (person.kind === 'coach' && COACH_LISTS.has(path) && method === 'GET') return;
  const [, encoded, below = ''] = OF_LEARNER.exec(path) ?? [];
  if (encoded === undefined) throw refused();
  const learner = decoded(encoded);
  if (!(await reaches(store, caller, person.kind, learner))) throw unknown();
  if (person.kind === 'hiring' && !(method === 'GET' && SHARED.has(below))) throw refused();
}

/** As the router reads a path; what cannot be decoded is nobody's id. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

async function reaches(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  kind: Exclude<PersonKind, 'operator'>,
  learner: string,
): Promise<boolean> {
  switch (kind) {
    case 'learner':
      return caller.person?.sub === learner;
    case 'coach':
      return store.reviews.isInGroups(learner, groupsOf(caller) ?? []);
    case 'hiring':
      return store.reviews.isSharedWith(learner, caller.person?.sub ?? '');
    default:
      return kind satisfies never;
  }
}
