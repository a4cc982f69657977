import { rows, transaction, type Database, type Tx } from '../database.ts';
import { beginMove, isQuiet, releaseMove } from './begin-move.ts';
import { depart } from './depart.ts';
import { addMovedPrefix } from './moved-prefixes.ts';
import { receiveLearner } from './receive-learner.ts';
import type { TransferManifest } from './transfer-lines.ts';

const CELL = {
  name: 'move-cell',
  text: 'SELECT moving_to AS cell FROM learners WHERE id = $1 AND moved_at IS NOT NULL',
};

const HERE = {
  name: 'move-here',
  text: `SELECT id FROM learners WHERE id >= $1 AND id > $2 AND starts_with(id, $1) AND moved_at IS NULL
         ORDER BY id LIMIT $3`,
};

/** Learners that move between this cell and others. */
export function createMoves(database: Database, now: () => Date) {
  return {
    begin: (id: string, cell: string) => beginMove(database, id, cell),
    release: (id: string, move: string) => releaseMove(database, id, move),
    isQuiet: (id: string) => isQuiet(database, id),
    /** Runs `work` in one transaction, for `transferLines`. */
    reading: <T>(work: (tx: Tx) => Promise<T>) => transaction(database, work),
    receive: (id: string, lines: () => AsyncIterable<string>) => receiveLearner(database, id, lines),
    depart: (id: string, move: string, sent: TransferManifest) => depart(database, id, move, sent, now()),
    /** Ids with a prefix of learners who have not moved away, erased ones too. */
    async here({ prefix, after, limit }: { prefix: string; after: string; limit: number }) {
      const found = await rows<{ id: string }>(database, HERE, [prefix, after, limit]);
      return found.map(({ id }) => id);
    },
    addPrefix: (prefix: string, cell: string) => addMovedPrefix(database, prefix, cell, now()),
    /** The address of the cell that a learner moved to; null if it is here or unknown. */
    async cellOf(id: string): Promise<string | null> {
      const [row] = await rows<{ cell: string }>(database, CELL, [id]);
      return row?.cell ?? null;
    },
  };
}
