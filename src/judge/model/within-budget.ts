import type { Judge } from '../judge.ts';

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
