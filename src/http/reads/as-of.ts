import { z } from '@hono/zod-openapi';
import type { AsOf } from '../../store/as-of/find-version.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../auth/caller.ts';
import { ProblemError } from '../problems/problem.ts';
import { parseTime } from '../schemas/time.ts';
import { countedNumber } from '../schemas/values.ts';

/** Query parameter of reads that can return an earlier state. */
export const asOfQuery = z.object({
  as_of: z
    .string()
    .optional()
    .openapi({
      description: `An earlier point: the seq of an event, for the version after its award (0: before the first award), or an RFC 3339
time, for the version at that time.`,
      example: '2026-10-05T09:00:00Z',
    }),
});

export type Past = Extract<Awaited<ReturnType<Store['learners']['readAsOf']>>, { outcome: 'found' }>;

type PastLayer = Past['layer'];

function asOfRefused(detail: string): ProblemError {
  return new ProblemError('invalid-parameter', { errors: [{ pointer: '/as_of', detail }] });
}

/** Parses `as_of`; null without one. Rejects invalid values and times in the future. */
export function asOfFrom(text: string | undefined, now: Date): AsOf | null {
  if (text === undefined) return null;
  const seq = countedNumber(text);
  if (seq !== null) return { seq };
  // A plus sign that the client did not encode arrives as a space.
  const time = parseTime(text.replace(' ', '+'));
  if (time === null) throw asOfRefused('must be the seq of an event or an RFC 3339 time');
  if (time > now.getTime()) throw asOfRefused('must not be in the future');
  return { time };
}

/** Hiring viewers may read only the current state. */
export function requirePastReach({ person }: Caller): void {
  if (person?.kind === 'hiring') {
    throw new ProblemError('missing-scope', {
      detail: 'Your kind of person may not read earlier points.',
    });
  }
}

/** The layer of a learner at an earlier point, or at the version `upTo` if that is earlier. */
export async function layerAsOf(
  store: Pick<Store, 'learners'>,
  learner: number,
  asOf: AsOf,
  upTo?: number,
): Promise<PastLayer> {
  return (await readPast(store, learner, asOf, upTo)).layer;
}

/** The layer at an earlier point with the snapshot behind it. */
export async function readPast(
  store: Pick<Store, 'learners'>,
  learner: number,
  asOf: AsOf,
  upTo?: number,
): Promise<Past> {
  const read = await store.learners.readAsOf(learner, asOf, upTo);
  switch (read.outcome) {
    case 'found':
      return read;
    case 'not_awarded':
      throw asOfRefused('must be the seq of an awarded event');
    case 'before':
      throw new ProblemError('unknown-learner', { detail: 'The learner did not exist at that time.' });
    default:
      return read satisfies never;
  }
}
