import { own } from '../../core/own.ts';
import type { Rubric } from '../../core/rubric.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { rows, type Database } from '../database.ts';
import { isOfOwner, newestVersion, nextVersion } from '../tenants/versions.ts';

/** A rubric with the name and version that calibrations refer to. */
export type NamedRubric = { id: string; version: number; body: Rubric };

/** The shared rubric for completions outside of programs. */
const BY_TYPE: Record<string, string> = {
  'note.check_attempted': 'note',
  'presentation.completed': 'presentation',
  'kickoff.understanding_completed': 'kickoff',
  'cowork.session_ended': 'cowork',
  'scenario.completed': 'scenario',
  'voice.session_ended': 'voice',
  'work.submitted': 'work',
};

// Completions from before the first stored version are judged by the first. A tenant's own versions have higher numbers.
const READ = {
  name: 'rubric-read',
  text: `SELECT id, version, body FROM rubrics WHERE id = $1 AND (version = 1 OR at <= $2) AND ${isOfOwner('$3')}
         ORDER BY version DESC LIMIT 1`,
};
const NEWEST = {
  name: 'rubrics-newest',
  text: `SELECT DISTINCT ON (id) id, version, body FROM rubrics WHERE ${isOfOwner('$1')} ORDER BY id, version DESC`,
};
const VERSION = {
  name: 'rubric-version',
  text: `SELECT id, version, body FROM rubrics WHERE id = $2 AND version = $3 AND ${isOfOwner('$1')}`,
};
const ACTIVE = {
  name: 'rubric-active',
  text: `SELECT id, version, body FROM rubrics WHERE id = $2 AND version = ${newestVersion('rubrics', '$1', 'id = $2')}`,
};
const IDS = { name: 'rubric-ids', text: `SELECT DISTINCT id FROM rubrics WHERE ${isOfOwner('$1')}` };
// Like the shipped ones by the time of the server, so that a later version never has an earlier time.
const INSERT = {
  name: 'rubric-insert',
  text: `INSERT INTO rubrics (id, version, body, at)
         SELECT $2, ${nextVersion('rubrics', '$1', 'id = $2')}, $4, clock_timestamp()
         WHERE $3 = coalesce(${newestVersion('rubrics', '$1', 'id = $2')}, 0)
         ON CONFLICT DO NOTHING RETURNING version`,
};

/**
 * A rubric of the learner's tenant, else the shipped one, in the version active at a time (epoch ms), when the completion
 * was accepted.
 */
export async function sharedRubric(
  database: Database,
  learner: string,
  id: string,
  at: number,
): Promise<NamedRubric> {
  const [rubric] = await rows<NamedRubric>(database, READ, [id, new Date(at), tenantPrefix(learner)]);
  if (!rubric) throw new Error(`there is no rubric ${id}`);
  return rubric;
}

/** The newest versions of an owner's rubrics and of the shipped ones, ordered by id. */
export function newestRubrics(database: Database, owner: string): Promise<NamedRubric[]> {
  return rows<NamedRubric>(database, NEWEST, [owner]);
}

/** A rubric of an owner or a shipped one in one version; null when there is none. */
export async function rubricVersion(
  database: Database,
  owner: string,
  id: string,
  version: number,
): Promise<NamedRubric | null> {
  return (await rows<NamedRubric>(database, VERSION, [owner, id, version]))[0] ?? null;
}

/** Ids of the rubrics that any program of an owner may use: its own and the shipped ones. */
export async function sharedRubricIds(database: Database, owner: string): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(database, IDS, [owner])).map(({ id }) => id));
}

/** The shared rubric for a completion type, else the default one. */
export function rubricOfType(
  database: Database,
  learner: string,
  type: string,
  at: number,
): Promise<NamedRubric> {
  return sharedRubric(database, learner, own(BY_TYPE, type) ?? 'default', at);
}

/** The newest version of an owner's rubric, else of the shipped one. */
export async function newestRubric(
  database: Database,
  owner: string,
  id: string,
): Promise<NamedRubric | null> {
  const [rubric] = await rows<NamedRubric>(database, ACTIVE, [owner, id]);
  return rubric ?? null;
}

/** Stores a tenant's rubric as the version after `previous` (0: the first); null when another version came first. */
export async function putRubric(
  database: Database,
  owner: string,
  previous: number,
  { id, body }: Omit<NamedRubric, 'version'>,
): Promise<NamedRubric | null> {
  const [row] = await rows<{ version: number }>(database, INSERT, [
    owner,
    id,
    previous,
    JSON.stringify(body),
  ]);
  return row ? { id, version: row.version, body } : null;
}
