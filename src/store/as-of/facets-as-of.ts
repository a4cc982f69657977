import type { Policy } from '../../core/policy.ts';
import { rows, type Database } from '../database.ts';
import type { FacetOptions } from '../facets/after-award.ts';
import { readEnrolments } from '../facets/read-enrolments.ts';
import { refoldCheap } from '../facets/refold-cheap.ts';
import { refoldPhases } from '../facets/refold-phases.ts';
import { showBehaviour } from '../facets/shown-behaviour.ts';
import { facetsShown, shownProgram } from '../facets/facets-shown.ts';

/** When the shown behaviour was last computed: at an award, a void or a silence. It stays the same until the next. */
const LAST_COMPUTED = {
  name: 'as-of-looked',
  text: `SELECT at FROM (
           (SELECT at, version FROM ledger WHERE learner = $1 AND version <= $2
              AND (kind = 'award' OR reason = 'void') ORDER BY entry DESC LIMIT 1)
           UNION ALL
           (SELECT at, version FROM silences WHERE learner = $1 AND version <= $2 ORDER BY version DESC LIMIT 1)) AS looks
         ORDER BY version DESC LIMIT 1`,
};

export type VersionShown = { learner: number; version: number; at: number; policy: Policy };

/** The facets `phase`, `behaviour` and `journey` as shown in one version, folded again from append-only data. */
export async function facetsAsOf(
  database: Database,
  documents: FacetOptions,
  { learner, version, at, policy }: VersionShown,
) {
  const { journey, behaviour: folded } = await refoldCheap(database, documents, learner, version);
  const phase = await refoldPhases(database, documents.programs, learner, version);
  const [looked] = await rows<{ at: number }>(database, LAST_COMPUTED, [learner, version]);
  const { stored: behaviour } = await showBehaviour(database, documents.policies, folded, looked?.at ?? at);
  const parFactor = (await readEnrolments(database, learner, version)).at(-1)?.parFactor ?? 1;
  const stamp = shownProgram(journey);
  const program = stamp && (await documents.programs.read(database, stamp));
  return facetsShown({ journey, phase, behaviour }, { program, policy, parFactor, at });
}
