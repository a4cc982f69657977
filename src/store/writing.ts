import type { Policies } from './documents/policies.ts';
import type { Programs } from './documents/programs.ts';

/** What a write about a learner needs besides the database. */
export type Writing = {
  policies: Policies;
  programs: Programs;
  now: () => Date;
  /** How long a learner may wait without a ring before a sweeper acts. */
  sweepAfterMs: number;
  /** Maximum number of events per award transaction. */
  batch?: number | undefined;
};

/** Waits for a write and notifies listening processes if `changed` says that something changed. */
export type Hinting = <T>(work: Promise<T>, changed: (result: T) => boolean) => Promise<T>;
