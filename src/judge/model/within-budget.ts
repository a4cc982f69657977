import type { Judge } from '../judge.ts';

export type Budget = {
  /** US dollars a UTC day. */
  dollars: number;
  spentToday: () => Promise<number>;
  /** Told at every look. */
  onLook?: (isSpent: boolean) => void;
};

/**
 * A judge as long as the day's budget lasts, and then another one, which costs nothing. What the other one scores is
 * stored as its own, with the reason. Calls under way when the budget ends are finished, so it may be passed by a few.
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
