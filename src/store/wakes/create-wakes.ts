import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { awaiting } from './awaiting.ts';
import { bringForward } from './bring-forward.ts';
import { claimDueWakes } from './claim-due-wakes.ts';
import { giveBackWakes } from './give-back-wakes.ts';
import { postponeWakes } from './postpone-wakes.ts';
import { waiting } from './waiting.ts';
import { waitingByPrefix } from './waiting-by-prefix.ts';

/** Learners with pending work. */
export function createWakes(database: Database, { now, sweepAfterMs }: Writing) {
  return {
    sweepAfterMs,
    claimDue: (limit: number) => claimDueWakes(database, now(), sweepAfterMs, limit),
    bringForward: () => bringForward(database, now()),
    giveBack: (learners: readonly string[]) =>
      giveBackWakes(database, learners, new Date(now().getTime() + sweepAfterMs)),
    postpone: (learners: readonly string[]) =>
      postponeWakes(database, learners, new Date(now().getTime() + sweepAfterMs)),
    awaiting: (learners: readonly string[]) => awaiting(database, learners),
    waiting: () => waiting(database),
    waitingByPrefix: () => waitingByPrefix(database),
  };
}
