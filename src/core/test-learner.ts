/** Ids of test learners: judged offline, left out of cohorts, deleted by `reset`. */
export const TEST_PREFIX = 'test:';

export function isTestLearner(id: string): boolean {
  return id.startsWith(TEST_PREFIX);
}
