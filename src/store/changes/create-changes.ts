import type { Database } from '../database.ts';
import { hearChanges } from './hear-changes.ts';
import { changesEnd, heldSince, readChanges, type Position } from './read-changes.ts';

/** The changes that live streams send. */
export function createChanges(database: Database) {
  return {
    read: (after: Position, limit: number, ranges?: readonly number[] | null) =>
      readChanges(database, after, limit, ranges),
    heldSince: () => heldSince(database),
    end: () => changesEnd(database),
    hear: (onHint: () => void) => hearChanges(database, onHint),
  };
}
