import { z } from '@hono/zod-openapi';
import type { AsOf } from '../../store/as-of/find-version.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../auth/caller.ts';
import { ProblemError } from '../problems/problem.ts';
import { parseTime } from '../schemas/time.ts';

/** The parameter of a read that can be asked for an earlier point. */
export const asOfQuery = z.object({
  as_of: z
    .string()
    .optional()
    .openapi({
      description: `An earlier point: the seq of an event, for the version that its award made (0: before the first), or an RFC 3339
time, for the version that stood then.`,
      example: '2026-10-05T09:00:00Z',
    }),
});

function asOfRefused(detail: string): ProblemError {
  return new ProblemError('invalid-parameter', { errors: [{ pointer: '/as_of', detail }] });
}

/** The point that a request names, null when it wants what stands now. Refuses what cannot be read and what is to come. */
export function asOfFrom(text: string | undefined, now: Date): AsOf | null {
  if (text === undefined) return null;
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  // A plus sign that the client did not encode comes as a space.
  const time = parseTime(text.replace(' ', '+'));
  if (time === null) throw asOfRefused('must be the seq of an event or an RFC 3339 time');
  if (time > now.getTime()) throw asOfRefused('must not lie in the future');
  return { time };
}

/** A learner shares who they are now with a hiring viewer, not who they were. */
export function requirePastReach({ person }: Caller): void {
  if (person?.kind === 'hiring') {
    throw new ProblemError('missing-scope', {
      detail: 'Earlier points are not open to your kind of person.',
    });
  }
}

/** The layer of a learner as it stood at a point. */
export async function layerAsOf(store: Pick<Store, 'learners'>, learner: number, asOf: AsOf) {
  const read = await store.learners.readAsOf(learner, asOf);
  switch (read.outcome) {
    case 'found':
      return read.layer;
    case 'not_awarded':
      throw asOfRefused('must be the seq of an event that has its award');
    case 'before':
      throw new ProblemError('unknown-learner', { detail: 'The learner was not known at that time.' });
    default:
      return read satisfies never;
  }
}
