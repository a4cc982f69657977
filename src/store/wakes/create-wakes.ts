import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { claimDueWakes } from './claim-due-wakes.ts';
import { waiting } from './waiting.ts';

/** Learners with pending work. */
export function createWakes(database: Database, { now, sweepAfterMs }: Writing) {
  return {
    claimDue: (limit: number) => claimDueWakes(database, now(), sweepAfterMs, limit),
    waiting: () => waiting(database),
  };
}
