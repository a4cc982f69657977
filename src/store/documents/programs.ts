import { compileProgram, type Program } from '../../core/program.ts';
import { programSchema, type ProgramBody } from '../../core/program/schema.ts';
import { newestVersion, nextVersion } from '../tenants/versions.ts';
import { rows, type Database, type Tx } from '../database.ts';

const READ = { name: 'program-read', text: 'SELECT body FROM programs WHERE id = $1 AND version = $2' };
const ACTIVE = {
  name: 'program-active',
  text: `SELECT ${newestVersion('programs', '$1', 'id = $2')} AS version`,
};
const INSERT = {
  name: 'program-insert',
  text: `INSERT INTO programs (id, version, body, at)
         SELECT $2, ${nextVersion('programs', '$1', 'id = $2')}, $4, $5
         WHERE $3 = coalesce(${newestVersion('programs', '$1', 'id = $2')}, 0)
         ON CONFLICT DO NOTHING RETURNING version`,
};

/** The program version stamped on an event. */
export type Stamp = { program: string; version: number };

export type Programs = {
  /** Reads a version. Versions never change, so each is read once per process. */
  read(on: Database | Tx, stamp: Stamp): Promise<Program>;
  /** The newest version of the tenant with a prefix, else of the installation; null when there is no such program. */
  active(on: Database | Tx, owner: string, id: string): Promise<Program | null>;
  /** Stores `body` as the owner's version after `previous` (0: the first); null when another version came first. */
  put(on: Database, owner: string, previous: number, body: ProgramBody, at: Date): Promise<Program | null>;
};

export function createPrograms(): Programs {
  const known = new Map<string, Program>();
  const programs: Programs = {
    async read(on, { program: id, version }) {
      const key = `${version} ${id}`;
      const cached = known.get(key);
      if (cached) return cached;
      const [row] = await rows<{ body: unknown }>(on, READ, [id, version]);
      if (!row) throw new Error(`there is no version ${version} of program ${id}`);
      const checked = programSchema.safeParse(row.body);
      if (!checked.success)
        throw new Error(`version ${version} of program ${id} is not readable by this release`);
      const program = compileProgram(checked.data, version);
      known.set(key, program);
      return program;
    },
    async active(on, owner, id) {
      const [row] = await rows<{ version: number | null }>(on, ACTIVE, [owner, id]);
      return row?.version ? programs.read(on, { program: id, version: row.version }) : null;
    },
    async put(on, owner, previous, body, at) {
      const values = [owner, body.id, previous, JSON.stringify(body), at];
      const [row] = await rows<{ version: number }>(on, INSERT, values);
      return row ? compileProgram(body, row.version) : null;
    },
  };
  return programs;
}
