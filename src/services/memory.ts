import { availableParallelism, totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';

const MIB = 2 ** 20;
/** With no limit set, on a machine of any size: a larger cache gains little, since few learners are active at once. */
const MOST_BY_DEFAULT = 540 * MIB;
/** What code, connections, buffers and the heaps of the threads need, whatever is cached. */
const BASE = 370 * MIB;
/** A cached workflow, in the workflow thread and in Temporal's client together. */
const WORKFLOW = 150 * 1024;
const FEWEST_WORKFLOWS = 50;
/** An attended learner: an open activity, and what waits in it. */
const ATTENDED = 10 * 1024;
const MOST_ATTENDED = 10_000;
/** A thread that judges long dossiers. The first is part of the base. */
const JUDGE_THREAD = 100 * MIB;

/** How much of what one process caches; sizes in bytes. */
export type MemorySizes = {
  cachedWorkflows: number;
  layerBytes: number;
  judgeThreads: number;
  attended: number;
};

/**
 * The memory that this process may use, in bytes: what is configured, else the limit of its container, else a quarter
 * of the machine's memory and at most 540 MiB.
 */
export function memoryLimit(
  configured: number | undefined,
  container = process.constrainedMemory(),
  machine = totalmem(),
): number {
  if (configured !== undefined) return configured;
  // Without a limit a container reports none, or more than the machine has.
  if (container > 0 && container < machine) return container;
  return Math.min(machine / 4, MOST_BY_DEFAULT);
}

/** Sizes of the caches that keep a process within the limit, as far as caches decide. */
export function memorySizes(limit: number, cpus = availableParallelism()): MemorySizes {
  const left = Math.max(0, limit - BASE);
  return {
    cachedWorkflows: Math.max(FEWEST_WORKFLOWS, Math.floor((left * 0.5) / WORKFLOW)),
    attended: Math.min(MOST_ATTENDED, Math.max(FEWEST_WORKFLOWS, Math.floor((left * 0.15) / ATTENDED))),
    layerBytes: Math.max(MIB, Math.floor(left * 0.1)),
    // One CPU is left for everything else.
    judgeThreads: Math.max(1, Math.min(cpus - 1, 1 + Math.floor((left * 0.4) / JUDGE_THREAD))),
  };
}

/**
 * Lets the heaps of this process grow by half before garbage is collected, instead of up to four times as on a machine
 * with much memory, and limits the young generation of threads started from now on, which grows to 128 MiB there.
 * `npm start` and `touchstone` limit that of the main thread too.
 */
export function limitHeaps(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--max-semi-space-size=8');
}
