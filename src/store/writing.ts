import type { Policies } from './documents/policies.ts';
import type { Programs } from './documents/programs.ts';

/** What writes about a learner need besides the database. */
export type Writing = {
  policies: Policies;
  programs: Programs;
  now: () => Date;
  /** How long a learner may wait without a ring before the sweepers look. */
  sweepAfterMs: number;
  /** Events that one award transaction takes at most. */
  batch?: number | undefined;
};

/** Waits for a write and tells listening processes of it where `changed` says that there is something to tell. */
export type Hinting = <T>(work: Promise<T>, changed: (result: T) => boolean) => Promise<T>;
