import { own } from '../../core/own.ts';
import type { Rubric } from '../../core/rubric.ts';
import { rows, type Database } from '../database.ts';

/** A rubric with the name and version that calibrations refer to. */
export type NamedRubric = { id: string; version: number; body: Rubric };

/** The shipped rubric for completions outside of programs. */
const BY_TYPE: Record<string, string> = {
  'note.check_attempted': 'note',
  'presentation.completed': 'presentation',
  'kickoff.understanding_completed': 'kickoff',
  'cowork.session_ended': 'cowork',
  'scenario.completed': 'scenario',
  'voice.session_ended': 'voice',
  'work.submitted': 'work',
};

// Completions from before the first stored version are judged by the first.
const READ = {
  name: 'rubric-read',
  text: `SELECT id, version, body FROM rubrics WHERE id = $1 AND (version = 1 OR at <= $2)
         ORDER BY version DESC LIMIT 1`,
};
const NEWEST = {
  name: 'rubrics-newest',
  text: 'SELECT DISTINCT ON (id) id, version, body FROM rubrics ORDER BY id, version DESC',
};
const VERSION = {
  name: 'rubric-version',
  text: 'SELECT id, version, body FROM rubrics WHERE id = $1 AND version = $2',
};
const IDS = { name: 'rubric-ids', text: 'SELECT DISTINCT id FROM rubrics' };

/** A shipped rubric in the version active at a time (epoch ms), when the completion was accepted. */
export async function sharedRubric(database: Database, id: string, at: number): Promise<NamedRubric> {
  const [rubric] = await rows<NamedRubric>(database, READ, [id, new Date(at)]);
  if (!rubric) throw new Error(`there is no rubric ${id}`);
  return rubric;
}

/** The newest versions of the shipped rubrics, ordered by id. */
export function newestRubrics(database: Database): Promise<NamedRubric[]> {
  return rows<NamedRubric>(database, NEWEST, []);
}

/** A shipped rubric in one version; null when there is none. */
export async function rubricVersion(
  database: Database,
  id: string,
  version: number,
): Promise<NamedRubric | null> {
  return (await rows<NamedRubric>(database, VERSION, [id, version]))[0] ?? null;
}

/** Ids of the shipped rubrics, which any program may use. */
export async function sharedRubricIds(database: Database): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(database, IDS, [])).map(({ id }) => id));
}

/** The shipped rubric for a completion type, else the default one. */
export function shippedRubric(database: Database, type: string, at: number): Promise<NamedRubric> {
  return sharedRubric(database, own(BY_TYPE, type) ?? 'default', at);
}
