import { burstOfOurs } from '../bursts.ts';
import { learnersOf } from '../events.ts';
import { treeMemory } from '../machine/tree-memory.ts';
import { freshGroup } from '../rounds.ts';
import type { Row } from '../row.ts';

/** History size after a burst, and process memory after another. */
export const footprintRows: Row[] = [
  {
    name: 'history-per-award',
    title: 'history events per award, in bursts of 400 events per learner',
    reach: { most: 0.1 },
    async run(machine) {
      const learners = learnersOf(freshGroup(), 5);
      await burstOfOurs(machine, { learners: 5, events: 400 }, learners);
      const lengths = await Promise.all(learners.map((learner) => machine.ours.historyLength(learner)));
      const ratio = Math.max(...lengths) / 400;
      return { ratio, ours: { p50: ratio, p95: ratio, unit: 'events' }, theirs: null };
    },
  },
  {
    name: 'memory',
    title:
      'resident memory of this process, Postgres and Temporal after a burst of 1,000 learners x 20 events',
    reach: null,
    async run(machine, { quick }) {
      await burstOfOurs(machine, { learners: quick ? 50 : 1000, events: 20 });
      const { node, postgres, temporal } = treeMemory(machine.dataDir);
      machine.progress(`  Node ${node} MB, Postgres ${postgres} MB, Temporal ${temporal} MB`);
      const all = node + postgres + temporal;
      return {
        ratio: null,
        ours: { p50: all, p95: all, unit: 'MB' },
        theirs: null,
        notes: [`node ${node}`, `postgres ${postgres}`, `temporal ${temporal}`],
      };
    },
  },
];
