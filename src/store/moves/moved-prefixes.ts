import { rows, transaction, type Database, type Tx } from '../database.ts';

const FIND = {
  name: 'moved-prefixes-find',
  text: `SELECT DISTINCT ON (id) id, p.moved_to AS cell FROM unnest($1::text[]) AS id
         JOIN moved_prefixes p ON starts_with(id, p.prefix) ORDER BY id, length(p.prefix) DESC`,
};
const ADD = {
  name: 'moved-prefixes-add',
  text: `INSERT INTO moved_prefixes (prefix, moved_to, at) VALUES ($1, $2, $3)
         ON CONFLICT (prefix) DO UPDATE SET moved_to = excluded.moved_to, at = excluded.at`,
};
const REMOVE = { name: 'moved-prefixes-remove', text: 'DELETE FROM moved_prefixes WHERE prefix = $1' };

/** The ids, of learners that do not exist here, whose prefix moved to another cell, with its address. */
export async function cellsOfNewIds(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; cell: string }>(tx, FIND, [ids]);
  return new Map(found.map(({ id, cell }) => [id, cell]));
}

/**
 * New learners under the prefix are refused from now on, with the address of the other cell. Waits for transactions that have
 * read the prefixes: the learners that they register can be seen when this resolves.
 */
export function addMovedPrefix(database: Database, prefix: string, cell: string, at: Date): Promise<void> {
  return transaction(database, async (tx) => {
    await tx.query('LOCK TABLE moved_prefixes IN ACCESS EXCLUSIVE MODE');
    await rows(tx, ADD, [prefix, cell, at]);
  });
}

/** The prefix came back. */
export async function removeMovedPrefix(tx: Tx, prefix: string): Promise<void> {
  await rows(tx, REMOVE, [prefix]);
}
