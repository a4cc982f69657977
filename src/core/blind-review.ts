/**
 * Who reads a piece of work before they may see its verdict. `open`: no one must. `blind`: each reviewer. `double`: two
 * reviewers independently, after whom it is open to all.
 */
export const REVIEW_MODES = ['open', 'blind', 'double'] as const;

export type ReviewMode = (typeof REVIEW_MODES)[number];

/** Readings that a mode asks for before anyone decides. */
export const READINGS_WANTED: Record<ReviewMode, number> = { open: 0, blind: 1, double: 2 };

/** A piece of work that waits for a decision: who has read it, and whether a person decided on it before. */
export type WaitingWork = { mode: ReviewMode; decided: boolean; readers: readonly string[] };

/** The first verdict on a piece of work: its number, and the version of the learner that it made. */
export type FirstVerdict = { number: number; version: number };

/** Whether `to` reveals more than `from`. Going back would let a reviewer look and then read “blind”. */
export function isRelaxed(from: ReviewMode, to: ReviewMode): boolean {
  return READINGS_WANTED[to] < READINGS_WANTED[from];
}

/** Both readings of a double review are in. */
function isReadTwice({ mode, readers }: WaitingWork): boolean {
  return mode === 'double' && readers.length >= READINGS_WANTED.double;
}

/**
 * Whether a reviewer may not see the verdict yet. `work` is null if no decision is waited for. A verdict that a person
 * decided on was seen, so an appeal against that decision is open.
 */
export function isVerdictHidden(work: WaitingWork | null, by: string): boolean {
  if (!work || work.decided || work.mode === 'open') return false;
  return !work.readers.includes(by) && !isReadTwice(work);
}

/** The earliest verdict that a reviewer may not see yet; null if they may see all. */
export function firstHidden(
  works: Iterable<WaitingWork & { first: FirstVerdict }>,
  by: string,
): FirstVerdict | null {
  const hidden = [...works].filter((work) => isVerdictHidden(work, by)).map(({ first }) => first);
  return hidden.toSorted((a, b) => a.version - b.version)[0] ?? null;
}

/** Readings that a reviewer may see: their own, and those of others once nobody can be influenced by them. */
export function visibleReadings<T extends { by: string }>(
  work: WaitingWork | null,
  readings: readonly T[],
  by: string,
): T[] {
  const all =
    !work || work.decided || (work.mode === 'double' ? isReadTwice(work) : !isVerdictHidden(work, by));
  return readings.filter((reading) => all || reading.by === by);
}

/** Why a reviewer cannot read a piece of work, in order of precedence; null if they can. */
export function readingRefusal(
  work: WaitingWork | null,
  readings: readonly { by: string }[],
  { by, learner }: { by: string; learner: string },
): 'second_reviewer' | 'already_read' | 'not_blind' | null {
  if (by === learner) return 'second_reviewer';
  if (readings.some((reading) => reading.by === by)) return 'already_read';
  return isVerdictHidden(work, by) ? null : 'not_blind';
}

/** Why a reviewer cannot decide yet, as far as readings matter; null if they can. */
export function undecidable(work: WaitingWork | null, by: string): 'read_first' | 'second_reading' | null {
  if (isVerdictHidden(work, by)) return 'read_first';
  const waits = work !== null && !work.decided && work.mode === 'double' && !isReadTwice(work);
  return waits ? 'second_reading' : null;
}
