import { readingRefusal } from '../../core/blind-review.ts';
import type { Skill } from '../../core/skill.ts';
import { refold } from '../calibration/refold.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { waitingWorks } from './waiting-works.ts';

/** What a person read before they could see the verdict; `skills` on 0–100. */
export type Reading = {
  by: string;
  calibration: number;
  skills: Partial<Record<Skill, number>>;
  note: string | null;
  at: string;
};

export type NewReading = Omit<Reading, 'at' | 'calibration'> & { number: number };

/** Refusals, in order of precedence. */
export type ReadingMade =
  | { outcome: 'read'; at: string; readings: number }
  | { outcome: 'erased' | 'unknown' | 'no_longer_counts' | 'second_reviewer' | 'already_read' | 'not_blind' };

const READ = {
  name: 'readings-of-completion',
  text: `SELECT by, calibration, skills, note, at FROM readings WHERE learner = $1 AND completion = $2 ORDER BY at, by`,
};
const INSERT = {
  name: 'reading-insert',
  text: `INSERT INTO readings (learner, completion, by, calibration, skills, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/** All readings of a piece of work, oldest first. */
export async function readReadings(
  on: Database | Tx,
  learner: number,
  completion: number,
): Promise<Reading[]> {
  const found = await rows<Omit<Reading, 'at'> & { at: number }>(on, READ, [learner, completion]);
  return found.map((reading) => ({ ...reading, at: new Date(reading.at).toISOString() }));
}

/** Stores a blind reading under the learner's lock, so that what it must not know cannot be decided meanwhile. */
export function addReading(
  database: Database,
  now: () => Date,
  id: string,
  { number, by, skills, note }: NewReading,
): Promise<ReadingMade> {
  return transaction(database, async (tx): Promise<ReadingMade> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    if (number < 1 || number > learner.calibrations) return { outcome: 'unknown' };
    const state = (await refold(tx, learner.no)).find(({ counts }) => counts.number === number);
    if (!state) return { outcome: 'no_longer_counts' };
    const work = (await waitingWorks(tx, learner.no)).get(state.completion) ?? null;
    const before = await readReadings(tx, learner.no, state.completion);
    const refusal = readingRefusal(work, before, { by, learner: id });
    if (refusal) return { outcome: refusal };
    const at = now();
    await rows(tx, INSERT, [learner.no, state.completion, by, number, JSON.stringify(skills), note, at]);
    return { outcome: 'read', at: at.toISOString(), readings: before.length + 1 };
  });
}
