import { rows, type Tx } from '../database.ts';
import type { Facets } from './facet.ts';

const READ = {
  name: 'facets-read',
  text: `SELECT (SELECT json_object_agg(name, value) FROM facets WHERE learner = $1) AS facets,
           (SELECT par_factor FROM profiles WHERE learner = $1) AS "parFactor"`,
};

const NONE: Facets = { journey: null, phase: null, behaviour: null };

/** The stored facets, read under the lock, and the learner's factor for extra time. */
export type FacetsRead = Facets & { parFactor: number };

export async function readFacets(tx: Tx, learner: number): Promise<FacetsRead> {
  type Row = { facets: Partial<Facets> | null; parFactor: number | null };
  const [row] = await rows<Row>(tx, READ, [learner]);
  return { ...NONE, ...row?.facets, parFactor: row?.parFactor ?? 1 };
}
