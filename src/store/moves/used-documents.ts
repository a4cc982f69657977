import { rows, type Database, type Tx } from '../database.ts';

/** A version of a document that the learner's rows name, and the sha256 of its text. */
export type UsedDocument = {
  table: 'policies' | 'programs' | 'rubrics';
  id: string;
  version: number;
  sha256: string;
};

const HASH = `encode(sha256(convert_to(d.body::text, 'UTF8')), 'hex')`;

const USED = {
  name: 'move-documents',
  text: `SELECT 'policies' AS "table", '' AS id, d.version, ${HASH} AS sha256 FROM policies d
         WHERE d.version IN (SELECT policy FROM events WHERE learner = $1
           UNION SELECT policy_version FROM ledger WHERE learner = $1
           UNION SELECT policy_version FROM calibrations WHERE learner = $1)
         UNION ALL
         SELECT 'programs', d.id, d.version, ${HASH} FROM programs d
         WHERE (d.id, d.version) IN (SELECT stamped_program, program_version FROM events WHERE learner = $1
           UNION SELECT program, program_version FROM enrolments WHERE learner = $1)
         UNION ALL
         SELECT 'rubrics', d.id, d.version, ${HASH} FROM rubrics d
         WHERE (d.id, d.version) IN (SELECT sources #>> '{rubric,0}', (sources #>> '{rubric,1}')::int FROM steps
           WHERE learner = $1 AND sources #>> '{rubric,0}' IS NOT NULL)
         ORDER BY 1, 2, 3`,
};
const MISSING = {
  name: 'move-documents-missing',
  text: `SELECT u."table", u.id, u.version FROM json_to_recordset($1::json) AS u("table" text, id text, version int, sha256 text)
         WHERE NOT EXISTS (
           SELECT FROM policies d WHERE u."table" = 'policies' AND d.version = u.version AND ${HASH} = u.sha256
           UNION ALL
           SELECT FROM programs d WHERE u."table" = 'programs' AND (d.id, d.version) = (u.id, u.version) AND ${HASH} = u.sha256
           UNION ALL
           SELECT FROM rubrics d WHERE u."table" = 'rubrics' AND (d.id, d.version) = (u.id, u.version) AND ${HASH} = u.sha256)
         LIMIT 1`,
};

/** The versions of documents that a learner's rows name by number. */
export function usedDocuments(on: Database | Tx, no: number): Promise<UsedDocument[]> {
  return rows<UsedDocument>(on, USED, [no]);
}

/** The first of these that this cell does not have with the same text; null if it has all. */
export async function missingDocument(tx: Tx, used: readonly UsedDocument[]): Promise<string | null> {
  const [row] = await rows<UsedDocument>(tx, MISSING, [JSON.stringify(used)]);
  return row ? `${row.table} ${row.id === '' ? '' : `${row.id} `}version ${row.version}` : null;
}
