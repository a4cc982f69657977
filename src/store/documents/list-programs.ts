import { rows, type Database } from '../database.ts';

const LIST = {
  name: 'programs-list',
  text: `SELECT DISTINCT ON (id) id, version, body->>'title' AS title FROM programs ORDER BY id, version DESC`,
};

/** The newest version of every program, ordered by id. */
export function listPrograms(database: Database): Promise<{ id: string; version: number; title: string }[]> {
  return rows(database, LIST, []);
}
