import type { Program } from '../../core/program.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { readFacets } from '../facets/read-facets.ts';
import { enrolled } from '../facets/refold-cheap.ts';
import { showBehaviour } from '../facets/shown-behaviour.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { LearnerAway } from '../moves/learner-away.ts';
import { registerLearners } from '../learner/register-learners.ts';
import { append } from '../ledger/append.ts';
import { dueAt } from '../wakes/due-at.ts';
import { readProfile, type Profile } from './read-profile.ts';
import type { Writing } from '../writing.ts';

/** Refusals, in order of precedence. */
export type Registered = { outcome: 'erased' | 'unknown_program' } | { outcome: 'stored' };

const PUT = {
  name: 'profile-put',
  text: `INSERT INTO profiles (learner, groups, program, par_factor) VALUES ($1, $2, $3, $4)
         ON CONFLICT (learner) DO UPDATE
         SET groups = excluded.groups, program = excluded.program, par_factor = excluded.par_factor`,
};
const ENROL = {
  name: 'enrolment-append',
  text: `INSERT INTO enrolments (learner, number, after_seq, program, program_version, par_factor, version, at)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM enrolments WHERE learner = $1`,
};

/** Stores the profile that the platform sets, in place of the earlier one; registers the learner if needed. */
export async function putProfile(
  database: Database,
  options: Writing,
  id: string,
  profile: Profile,
): Promise<Registered> {
  const { programs, now } = options;
  const program =
    profile.program === null ? null : await programs.active(database, tenantPrefix(id), profile.program);
  if (profile.program !== null && !program) return { outcome: 'unknown_program' };
  return transaction(database, async (tx): Promise<Registered> => {
    const cell = (await registerLearners(tx, [id], now())).get(id);
    const learner = await lockLearner(tx, id);
    if (!learner && cell !== undefined) throw new LearnerAway('moved', cell);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    const before = await readProfile(tx, learner.no);
    await rows(tx, PUT, [learner.no, profile.groups, profile.program, profile.parFactor]);
    const moves = profile.program !== before.program;
    if (moves || profile.parFactor !== before.parFactor) {
      await enrol(tx, options, learner, { program: moves ? program : null, profile });
    }
    return { outcome: 'stored' };
  });
}

/** Changes what the layer shows, so it gets its own version; the row is kept for refolds. */
async function enrol(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  { program, profile }: { program: Program | null; profile: Profile },
): Promise<void> {
  const at = options.now();
  const { no, awardedTo, version } = learner;
  const { parFactor } = profile;
  await rows(tx, ENROL, [
    no,
    awardedTo,
    program?.id ?? null,
    program?.version ?? null,
    parFactor,
    version + 1,
    at,
  ]);
  const { journey, behaviour } = await readFacets(tx, no);
  const { due } = await showBehaviour(tx, options.policies, behaviour, at.getTime());
  const hasPending = learner.lastSeq > awardedTo || learner.pending > 0;
  await append(tx, learner, {
    entries: [],
    at,
    facets: program ? [{ name: 'journey', value: enrolled(journey, program) }] : [],
    due: dueAt(hasPending, due, { at, sweepAfterMs: options.sweepAfterMs }),
    announce: true,
  });
}
