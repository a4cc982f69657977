import type { Judge } from '../judge.ts';
import type { Trace, UnscoredCode, ProviderFailureCode } from '../answer.ts';
import { ProviderFailure } from './failure.ts';

/** Notified of every answer or failure of a judge. Its errors must not prevent a verdict. */
export type JudgeWatch = {
  answered(judge: string): Promise<void>;
  failed(judge: string, code: ProviderFailureCode | UnscoredCode): Promise<void>;
  /** The calls of one answer or failure, for the metrics. */
  called?(judge: string, trace: Trace): void;
  /** The cost of calls, in US dollars; not called if the price is not known. */
  paid(dollars: number): Promise<void>;
};

type Step = { trace: Trace; unscored?: UnscoredCode };

/**
 * Wraps a judge with a watch. A rejected request counts as a failure, since a wrong model or address rejects every
 * request.
 */
export function watched(judge: Judge, watch: JudgeWatch): Judge {
  const quietly = (work: Promise<void>) => work.catch(() => undefined);
  const pay = async (trace: Trace | null) => {
    if (trace !== null) watch.called?.(judge.name, trace);
    if (trace?.cost) await quietly(watch.paid(trace.cost));
  };
  async function watching<T extends Step>(call: () => Promise<T>): Promise<T> {
    try {
      const step = await call();
      await pay(step.trace);
      const isRejected = step.unscored === 'refused_request';
      await quietly(isRejected ? watch.failed(judge.name, 'refused_request') : watch.answered(judge.name));
      return step;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      await pay(error.trace);
      // The provider answered another question, so this is no outage.
      const isOwn = error.trace?.outcome === 'no_answer';
      await quietly(isOwn ? watch.answered(judge.name) : watch.failed(judge.name, error.code));
      throw error;
    }
  }
  return {
    ...judge,
    score: (...given) => watching(() => judge.score(...given)),
    check: (...given) => watching(() => judge.check(...given)),
  };
}

export type Budget = {
  /** US dollars per UTC day. */
  dollars: number;
  spentToday: () => Promise<number>;
  /** Called at every check of the budget. */
  onLook?: (isSpent: boolean) => void;
};

/**
 * Uses one judge within the day's budget, then another one without cost. Scores of the other judge are stored under
 * its name, with the reason. Calls in progress finish, so the budget may be exceeded by a few.
 */
export function withinBudget(judge: Judge, instead: Judge, budget: Budget): Judge {
  async function isSpent(): Promise<boolean> {
    const spent = (await budget.spentToday()) >= budget.dollars;
    budget.onLook?.(spent);
    return spent;
  }
  const { name, version } = instead;
  const because = `the day’s budget for ${judge.name} is spent`;
  return {
    ...judge,
    async score(dossier, options) {
      if (!(await isSpent())) return judge.score(dossier, options);
      return { ...(await instead.score(dossier, options)), judge: { name, version, because } };
    },
    async check(dossier, grounded, options) {
      const by = (await isSpent()) ? instead : judge;
      return by.check(dossier, grounded, options);
    },
  };
}
