import type { Applied } from './limit-fields.ts';
import type { Subject } from './subjects.ts';
import { createBuckets, type Taken } from './token-bucket.ts';

const NAMES = ['eventsPerSecond', 'bytesPerSecond'] as const;
const BUCKETS = 20_000;

type Name = (typeof NAMES)[number];

/** What one request for intake takes. */
export type Cost = Record<Name, number>;

/** Events and bytes per second, counted in this process; at most those of one second can be saved up. */
export function createRates(elapsedMs: () => number) {
  const buckets = createBuckets({ max: BUCKETS, elapsedMs });

  function applied(subject: Subject, name: Name, { left, waitMs }: Taken): Applied {
    return { name, scope: subject.scope, limit: subject.limits[name], left, waitMs };
  }

  function each<T>(
    subjects: Subject[],
    work: (subject: Subject, name: Name, bucket: string, rate: { perSecond: number; burst: number }) => T,
  ): T[] {
    return subjects.flatMap((subject) =>
      NAMES.map((name) => {
        const perSecond = subject.limits[name];
        return work(subject, name, `${name} of ${subject.name}`, { perSecond, burst: perSecond });
      }),
    );
  }

  return {
    /** The first limit of which nothing is left; null if there is none. */
    exhausted(subjects: Subject[]): Applied | null {
      const all = each(subjects, (subject, name, bucket, rate) => {
        const looked = buckets.look(bucket, rate);
        return looked.enough ? null : applied(subject, name, looked);
      });
      return all.find((one) => one !== null) ?? null;
    },
    /** Takes the whole cost. Call only if nothing is exhausted. */
    take: (subjects: Subject[], cost: Cost): Applied[] =>
      each(subjects, (subject, name, bucket, rate) =>
        applied(subject, name, buckets.take(bucket, rate, cost[name])),
      ),
  };
}
