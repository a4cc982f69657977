import type { Anchor } from '../../core/anchor.ts';
import type { Skill } from '../../core/skill.ts';
import { rows, type Database } from '../database.ts';

/** A reading to be made: the anchor, when it was drawn (epoch ms), and the judge's answers so far by step. */
export type ClaimedReading = {
  reading: number;
  claim: string;
  anchor: Anchor;
  drawnAt: number;
  answers: Record<string, unknown>;
};

const CLAIM = {
  name: 'anchor-reading-claim',
  text: `UPDATE anchor_readings r SET claim = gen_random_uuid(), claimed_until = $2::timestamptz + $3 * interval '1 ms'
         FROM anchors a
         WHERE r.reading = (
           SELECT reading FROM anchor_readings WHERE owner = $1 AND read_at IS NULL AND claimed_until <= $2
             AND reading > $4 ORDER BY reading LIMIT 1 FOR UPDATE SKIP LOCKED)
           AND a.id = r.anchor AND a.version = r.version
         RETURNING r.reading, r.claim, a.body AS anchor, r.drawn_at AS "drawnAt", r.answers`,
};
const HOLD = {
  name: 'anchor-reading-hold',
  text: `UPDATE anchor_readings SET claimed_until = $3::timestamptz + $4 * interval '1 ms'
         WHERE reading = $1 AND claim = $2 AND read_at IS NULL`,
};
const KEEP = {
  name: 'anchor-reading-keep',
  text: `UPDATE anchor_readings SET answers = (answers::jsonb || jsonb_build_object($3::text, $4::jsonb))::json
         WHERE reading = $1 AND claim = $2 AND read_at IS NULL`,
};
const FINISH = {
  name: 'anchor-reading-finish',
  text: `UPDATE anchor_readings SET judge = $3, judge_version = $4, skills = $5, read_at = $6, answers = '{}'
         WHERE reading = $1 AND claim = $2 AND read_at IS NULL RETURNING reading`,
};

type Claimed = Pick<ClaimedReading, 'reading' | 'claim'>;

/** Claims the oldest reading of an owner, after a given one, that waits or whose claim ran out; null if there is none. */
export async function claimReading(
  database: Database,
  owner: string,
  { now, claimMs, after }: { now: Date; claimMs: number; after: number },
): Promise<ClaimedReading | null> {
  return (await rows<ClaimedReading>(database, CLAIM, [owner, now, claimMs, after]))[0] ?? null;
}

/** Holds a claim for longer; 0 gives it back. */
export async function holdReading(
  database: Database,
  { reading, claim }: Claimed,
  { now, claimMs }: { now: Date; claimMs: number },
): Promise<void> {
  await rows(database, HOLD, [reading, claim, now, claimMs]);
}

/** Keeps the judge's answer to one step, so that it is not paid for again. */
export async function keepAnswer(
  database: Database,
  { reading, claim }: Claimed,
  step: string,
  answer: unknown,
): Promise<void> {
  await rows(database, KEEP, [reading, claim, step, JSON.stringify(answer)]);
}

/** What a judge read, by skill on 0–100; empty if its answer could not be read. */
export type AnchorRead = {
  judge: { name: string; version: string };
  skills: Partial<Record<Skill, number>>;
};

/** Stores the readings. False if another process has the claim or finished it. */
export async function finishReading(
  database: Database,
  { reading, claim }: Claimed,
  { judge, skills }: AnchorRead,
  now: Date,
): Promise<boolean> {
  const values = [reading, claim, judge.name, judge.version, JSON.stringify(skills), now];
  return (await rows(database, FINISH, values)).length > 0;
}
