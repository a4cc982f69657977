/** Ids of learners that exist to try things out: judged offline, left out of cohorts, wiped by `reset`. */
export const TEST_PREFIX = 'test:';

export function isTestLearner(id: string): boolean {
  return id.startsWith(TEST_PREFIX);
}
