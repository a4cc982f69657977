import { forEachSkill } from '../../core/skill.ts';
import type { LearnerLine } from '../../store/learner/learner-line.ts';
import type { SightEnd } from '../../store/review/waiting-works.ts';
import type { Store } from '../../store/store.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import { ProblemError } from '../problems/problem.ts';
import type { Past } from '../reads/as-of.ts';

/** A person who reviews, from whom verdicts are hidden until they have read; null for every other caller. */
function blindPerson({ person, scopes }: Caller): string | null {
  return person && scopes.includes('review') ? person.sub : null;
}

/**
 * Where the caller's sight of learners ends, by id. A person who has yet to read a piece of work sees its learner as before
 * the first verdict on it, in every read: whatever came later depends on that verdict. Learners who are seen whole are
 * left out.
 */
export async function sightEnds(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  learners: readonly string[],
): Promise<Map<string, SightEnd>> {
  const by = blindPerson(caller);
  return by === null ? new Map() : store.reviews.sightEnds(learners, by);
}

/** The same of one learner; null if the caller sees everything. */
export async function sightEnd(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  learner: string,
): Promise<SightEnd | null> {
  return (await sightEnds(store, caller, [learner])).get(learner) ?? null;
}

/** The last version that is seen; undefined without an end. */
export const lastSeen = (end: SightEnd | null): number | undefined => end?.version && end.version - 1;

/** Whether a verdict on a learner has to be read blind by a key with the scope `review`, as the reviewer that it is itself. */
export async function hidesFromKey(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  learner: string,
): Promise<boolean> {
  if (caller.person || !caller.scopes.includes('review')) return false;
  return (await store.reviews.sightEnds([learner], actorOf(caller, undefined))).size > 0;
}

export const readFirst = ({ number }: SightEnd): ProblemError =>
  new ProblemError('read-first', { detail: `Calibration ${number} is read blind.` });

/** Refuses calls whose answer depends on everything about a learner, such as the effect of a decision. */
export async function requireWholeSight(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  learner: string,
): Promise<void> {
  const end = await sightEnd(store, caller, learner);
  if (end) throw readFirst(end);
}

/** The same for keys too: calls whose answer tells of a verdict, and where nobody names the reviewer. */
export async function requireNothingHidden(
  store: Pick<Store, 'reviews'>,
  caller: Caller,
  learner: string,
): Promise<void> {
  await requireWholeSight(store, caller, learner);
  if (await hidesFromKey(store, caller, learner)) throw new ProblemError('read-first');
}

/** A line of the list of learners as an earlier layer has it. */
export function lineBefore(line: LearnerLine, { layer, snapshot }: Past): LearnerLine {
  const { overall, skills } = layer.workSkills;
  return {
    ...line,
    version: layer.version,
    tier: overall.tier,
    overall: { mean: snapshot.mean, sd: snapshot.sd },
    skills: forEachSkill((skill) => {
      const { mean, sd, tier } = skills[skill];
      return { mean, sd, tier };
    }),
    provisional: overall.provisional,
    level: layer.xp.level,
    total: layer.xp.total,
    behaviour: layer.behaviour.state,
    pending: layer.pending,
    asOf: layer.asOf,
  };
}
