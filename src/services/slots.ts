import { availableParallelism } from 'node:os';

/** Calls that wait for workflow tasks, half of them for new workflows and for those that left the cache. */
const POLLS = 16;

/**
 * How much the worker of learners takes at once. A workflow task has ten seconds from when it is taken, and ten more
 * while it waits for the worker that has its workflow cached; past either, Temporal has it done again from the start,
 * which makes a long backlog longer. So a worker takes few, and does them soon.
 */
export function slotsOf(connections: number, cpus = availableParallelism()) {
  const awards = Math.min(connections, Math.max(8, 4 * cpus));
  const learners = {
    // Each award needs a connection, and holds its workflow task until it is done.
    maxConcurrentLocalActivityExecutions: awards,
    // A call that waits for a task holds a slot too. On a busy Temporal it waits for half a second even if there are tasks,
    // so with few calls the tasks would queue up while the worker is idle.
    maxConcurrentWorkflowTaskExecutions: awards + POLLS,
    maxConcurrentWorkflowTaskPolls: POLLS,
    // By default a fifth is left for new workflows. Under load their first tasks then wait for minutes.
    nonStickyToStickyPollRatio: 0.5,
    // Short calibration steps, and awards during an outage. Each leads to a workflow task: more of them would let these
    // queue up, while steps can wait as long as it takes.
    maxConcurrentActivityTaskExecutions: Math.max(4, 2 * cpus),
  };
  // Of these learners any number may be attended, and only awards cost something.
  return { learners, awardsOfAttended: Math.max(2, Math.min(connections / 2, 2 * cpus)) };
}
