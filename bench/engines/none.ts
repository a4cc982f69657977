import { createFairLimit } from '../../src/activities/fair-limit.ts';
import type { StartEngine } from './engine.ts';

/** No engine: a call in the process that took the event in. After a crash nothing would call it again. */
export const startNone: StartEngine = async ({ award, atOnce }) => {
  const limit = createFairLimit({ places: atOnce, share: atOnce });
  return { ring: (learner) => limit.run('', () => award(learner)), stop: async () => undefined };
};
