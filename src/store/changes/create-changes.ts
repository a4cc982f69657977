import type { Database } from '../database.ts';
import { hearChanges } from './hear-changes.ts';
import { changesEnd, readChanges, type Position } from './read-changes.ts';

/** The changes that live streams send. */
export function createChanges(database: Database) {
  return {
    read: (after: Position, limit: number) => readChanges(database, after, limit),
    end: () => changesEnd(database),
    hear: (onHint: () => void) => hearChanges(database, onHint),
  };
}
