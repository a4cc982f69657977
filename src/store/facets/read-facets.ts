import { rows, type Tx } from '../database.ts';
import type { Facets } from './facet.ts';

const READ = {
  name: 'facets-read',
  text: `SELECT (SELECT value FROM facets WHERE learner = $1 AND name = 'journey') AS journey,
           (SELECT value FROM facets WHERE learner = $1 AND name = 'phase') AS phase,
           (SELECT value FROM facets WHERE learner = $1 AND name = 'behaviour') AS behaviour,
           (SELECT par_factor FROM profiles WHERE learner = $1) AS "parFactor"`,
};

/** Facets as they stand under the lock, and the learner's factor for extra time. */
export type FacetsRead = Facets & { parFactor: number };

export async function readFacets(tx: Tx, learner: number): Promise<FacetsRead> {
  const [row] = await rows<Facets & { parFactor: number | null }>(tx, READ, [learner]);
  const { parFactor, ...facets } = row as Facets & { parFactor: number | null };
  return { ...facets, parFactor: parFactor ?? 1 };
}
