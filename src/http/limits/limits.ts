import type { Store } from '../../store/store.ts';
import type { Caller } from '../auth/caller.ts';
import type { Metrics } from '../operations/metrics.ts';
import { tooMany } from '../problems/too-many.ts';
import { limitDetail, limitFields, type Applied } from './limit-fields.ts';
import { createRates, type Cost } from './rates.ts';
import { createSlots } from './slots.ts';
import { createSubjects, type Subject } from './subjects.ts';
import { createUnderWay } from './under-way.ts';

/** When to try again, since nobody knows when a stream, a wait or a judgement ends. */
const TRY_AGAIN_MS = { streams: 10_000, waiting: 1000, completions: 5000 };

type Counted = keyof typeof TRY_AGAIN_MS;

export type Limits = ReturnType<typeof createLimits>;

type Dependencies = {
  store: Pick<Store, 'keys'>;
  metrics: Pick<Metrics, 'limited'>;
  elapsedMs: () => number;
};

/**
 * Limits per key, per learner prefix and per tenant. Rates, streams and waiting requests are counted in this process, completions
 * under way in Postgres. Every refusal is thrown before anything is stored.
 */
export function createLimits({ store, metrics, elapsedMs }: Dependencies) {
  const subjectsOf = createSubjects(store);
  const rates = createRates(elapsedMs);
  const slots = { streams: createSlots(), waiting: createSlots() };
  const underWay = createUnderWay(store);

  function refuse(applied: Applied, waitMs: number): never {
    metrics.limited.inc({ limit: applied.name });
    throw tooMany('rate-limited', limitDetail(applied), waitMs, limitFields([applied]));
  }

  function requireRates(subjects: Subject[]): void {
    const exhausted = rates.exhausted(subjects);
    if (exhausted) refuse(exhausted, exhausted.waitMs ?? 0);
  }

  function requireFewer(subjects: Subject[], name: Counted, countOf: (subject: Subject) => number): void {
    for (const subject of subjects) {
      const limit = subject.limits[name];
      if (countOf(subject) >= limit)
        refuse({ name, scope: subject.scope, limit, left: 0, waitMs: null }, TRY_AGAIN_MS[name]);
    }
  }

  return {
    /**
     * Throws if the caller has no events or bytes left. Call before the body is read; then call the result with its cost,
     * which throws too or takes it whole and returns the fields of the response.
     */
    async intake(caller: Caller): Promise<(cost: Cost) => Record<string, string>> {
      const subjects = await subjectsOf(caller);
      requireRates(subjects);
      return (cost) => {
        requireRates(subjects);
        return limitFields(rates.take(subjects, cost));
      };
    },
    /** Takes a slot for a stream or a waiting request, or throws. Call the result when it has ended. */
    async open(caller: Caller, name: 'streams' | 'waiting'): Promise<() => void> {
      const subjects = await subjectsOf(caller);
      requireFewer(subjects, name, (subject) => slots[name].of(subject.name));
      return slots[name].take(subjects.map((subject) => subject.name));
    },
    /** Throws if too many completions of the caller are under way. Call the result with how many were accepted. */
    async completions(caller: Caller, sent: number): Promise<(accepted: number) => void> {
      const subjects = await subjectsOf(caller);
      const count = await underWay.of(caller, Math.min(...subjects.map(({ limits }) => limits.completions)));
      requireFewer(subjects, 'completions', ({ scope }) => count[scope]);
      underWay.add(caller, sent);
      return (accepted) => underWay.add(caller, accepted - sent);
    },
  };
}
