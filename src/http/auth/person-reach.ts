import type { Store } from '../../store/store.ts';
import type { PersonKind } from '../../core/person.ts';
import { groupsOf, type Caller } from './caller.ts';
import { covers } from './visible-learner.ts';
import { ProblemError } from '../problems/problem.ts';
import { isPlatformId } from '../schemas/values.ts';

/** Paths that concern no learner and are open to every person. */
const COMMON = /^\/v1\/(roles(\/[^/]+)?|policy|programs(\/[^/]+)?|rubrics(\/[^/]+)?)$/;

/** A learner's own paths: `/v1/learners/{id}` and below. */
const OF_LEARNER = /^\/v1\/learners\/([^/]+)(\/.*)?$/;

/** What a hiring viewer can read of a learner who shares: the layer and the standing, without texts. */
const SHARED = new Set(['', '/standing']);

/** Lists and streams that their handlers limit to a coach's groups. */
const COACH_LISTS = new Set([
  '/v1/learners',
  '/v1/groups',
  '/v1/reviews',
  '/v1/reviews/reviewers',
  '/v1/reviews/agreement',
  '/v1/stream',
]);

/** What a coach may change about an item of the queue; the handlers look for it in the coach's groups. */
const COACH_ITEM = /^\/v1\/reviews\/\d+\/(assignee|mode)$/;

/** A credential, whose handler looks for its learner. */
const CREDENTIAL = /^\/v1\/credentials\/[^/]+$/;

/** A hiring viewer's list of who shares. */
const SHARES = '/v1/shares';

const TICKETS = '/v1/streams/tickets';

const refused = () =>
  new ProblemError('missing-scope', { detail: 'Your kind of person may not make this call.' });
const unknown = () => new ProblemError('unknown-learner');

/**
 * Allowlist for people, checked before any route: learners reach only themselves, hiring viewers only what was shared,
 * coaches only learners of their groups. Systems and operators are limited by scopes only.
 */
export async function requireReach(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  method: string,
  path: string,
): Promise<void> {
  const { person } = caller;
  if (!person || person.kind === 'operator') return;
  const isRead = method === 'GET' || method === 'HEAD';
  if (COMMON.test(path) && isRead) return;
  // The call itself checks the reach of the stream that the ticket is for.
  if (path === TICKETS && method === 'POST') return;
  if (person.kind === 'coach' && (isRead ? COACH_LISTS.has(path) : method === 'PUT' && COACH_ITEM.test(path)))
    return;
  if (person.kind !== 'hiring' && isRead && CREDENTIAL.test(path)) return;
  if (person.kind === 'hiring' && path === SHARES && isRead) return;
  const [, encoded, below = ''] = OF_LEARNER.exec(path) ?? [];
  if (encoded === undefined) throw refused();
  const learner = decoded(encoded);
  const isVisible = isPlatformId(learner) && covers(caller, learner);
  if (!isVisible || !(await reaches(store, caller, person.kind, learner))) throw unknown();
  if (person.kind === 'hiring' && !(isRead && SHARED.has(below))) throw refused();
}

/** Decodes like the router; an id that cannot be decoded matches no learner. */
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
