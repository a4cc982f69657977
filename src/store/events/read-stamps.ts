import { own } from '../../core/own.ts';
import type { Stamp } from '../documents/programs.ts';
import { rows, type Tx } from '../database.ts';
import type { IncomingEvent } from './incoming-event.ts';

const READ = {
  name: 'intake-stamps',
  text: `WITH homes AS (SELECT learner, program FROM profiles WHERE learner = ANY($1) AND program IS NOT NULL)
         SELECT (SELECT max(version) FROM policies) AS policy,
           (SELECT json_object_agg(id, version) FROM (
              SELECT id, max(version) AS version FROM programs
              WHERE id = ANY($2) OR id IN (SELECT program FROM homes) GROUP BY id) AS active) AS programs,
           (SELECT json_object_agg(learner, program) FROM homes) AS homes`,
};

type Row = {
  policy: number | null;
  programs: Record<string, number> | null;
  homes: Record<string, string> | null;
};

/** The versions active when a batch arrives. `of` returns the program of an event, null for none. */
export type Stamps = { policy: number; of(learner: number, event: IncomingEvent): Stamp | null };

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
  const [row] = await rows<Row>(tx, READ, [learners, named]);
  const { policy, programs, homes } = row as Row;
  return {
    policy: policy ?? 0,
    of(learner, { data }) {
      const program = data.program ?? homes?.[learner];
      const version = program === undefined ? undefined : own(programs ?? {}, program);
      return program === undefined || version === undefined ? null : { program, version };
    },
  };
}
