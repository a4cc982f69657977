import { own } from '../../core/own.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import type { Stamp } from '../documents/programs.ts';
import { newestVersion, ownersAmong } from '../tenants/versions.ts';
import { rows, type Tx } from '../database.ts';
import type { IncomingEvent } from './incoming-event.ts';

const READ = {
  name: 'intake-stamps',
  text: `WITH homes AS (SELECT learner, program FROM profiles WHERE learner = ANY($1) AND program IS NOT NULL),
           owners AS ${ownersAmong('$3::text[]')},
           named AS (SELECT unnest($2::text[]) AS id UNION SELECT program FROM homes)
         SELECT (SELECT json_object_agg(owner, ${newestVersion('policies', 'owner')}) FROM owners) AS policies,
           (SELECT json_object_agg(owner, (SELECT json_object_agg(id, ${newestVersion('programs', 'owner', 'id = named.id')}) FROM named))
            FROM owners) AS programs,
           (SELECT json_object_agg(learner, program) FROM homes) AS homes`,
};

type Row = {
  policies: Record<string, number>;
  programs: Record<string, Record<string, number | null> | null>;
  homes: Record<string, string> | null;
};

/**
 * The versions active when a batch arrives, of each learner's tenant, else of the installation. `of` returns the program
 * of an event, null for none.
 */
export type Stamps = {
  policyOf(learner: string): number;
  of(learner: number, event: IncomingEvent): Stamp | null;
};

/**
 * The versions to stamp on events, read at once (design 5, "Versions"). The program named by an event wins over that of
 * its learner.
 */
export async function readStamps(
  tx: Tx,
  learners: number[],
  events: readonly IncomingEvent[],
): Promise<Stamps> {
  const named = [...new Set(events.flatMap(({ data }) => data.program ?? []))];
  const owners = [...new Set(events.map(({ learner }) => tenantPrefix(learner)))];
  const [row] = await rows<Row>(tx, READ, [learners, named, owners]);
  const { policies, programs, homes } = row as Row;
  return {
    policyOf: (learner) => policies[tenantPrefix(learner)] ?? policies[''] ?? 0,
    of(learner, { learner: id, data }) {
      const program = data.program ?? homes?.[learner];
      const active = programs[tenantPrefix(id)] ?? programs[''] ?? {};
      const version = program === undefined ? null : (own(active, program) ?? null);
      return program === undefined || version === null ? null : { program, version };
    },
  };
}
