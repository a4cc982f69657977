import { SKILLS } from '../../core/skill.ts';
import type { StreamReading } from '../../core/drift/stream.ts';
import { rows, type Tx } from '../database.ts';
import { readCard } from './read-standing.ts';
import { closeJudgeReview } from './judge-review.ts';
import type { CardSkills, JudgeKey, StandingRow } from './standing-row.ts';

const INSERT = {
  name: 'judge-card-insert',
  text: `INSERT INTO judge_cards (owner, judge, judge_version, card, skills, provenance, at)
         SELECT $1, $2, $3, coalesce(max(card), 0) + 1, $4, $5, $6 FROM judge_cards
         WHERE owner = $1 AND judge = $2 AND judge_version = $3 RETURNING card`,
};
const USE = {
  name: 'judge-card-use',
  text: `UPDATE judge_versions SET card = $4, card_since = $5, before = $6, changed_at = $7, alarm = NULL, widening = NULL,
           evidence = 0, proposed = NULL WHERE owner = $1 AND judge = $2 AND judge_version = $3`,
};
const KEEP = {
  name: 'judge-card-keep',
  text: `UPDATE judge_versions SET card_since = $4, alarm = NULL, widening = NULL, evidence = 0, proposed = NULL
         WHERE owner = $1 AND judge = $2 AND judge_version = $3`,
};

/** Who took a card into use that the policy adopts. */
export const POLICY = 'policy';

type Deciding = { stream: readonly StreamReading[]; at: Date; by: string; reason: string | null };

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** After all readings that the decision rests on, so that the next test begins with new ones. */
const after = (stream: readonly StreamReading[], at: Date): Date =>
  new Date(Math.max(at.getTime(), (stream.at(-1)?.at ?? 0) + 1));

/** Takes the proposed card into use as the next version; entries that were folded keep theirs. Returns its number. */
export async function adoptCard(
  tx: Tx,
  of: JudgeKey,
  row: StandingRow,
  { stream, at, by, reason }: Deciding,
): Promise<number> {
  const inUse = await readCard(tx, of, row, row.card);
  const proposed = row.proposed ?? {};
  const changed = SKILLS.flatMap((skill) => {
    const part = proposed[skill];
    if (part === undefined) return [];
    const { offset, slope, sigma } = part;
    const numbers = { offset: rounded(offset), slope: rounded(slope), sigma: rounded(sigma) };
    return [[skill, { ...inUse[skill], ...numbers }] as const];
  });
  const skills: CardSkills = { ...inUse, ...Object.fromEntries(changed) };
  const began = row.alarm?.began ?? null;
  const from = began ?? row.changedAt;
  const used = stream.filter((reading) => reading.at >= (from ?? -Infinity));
  const provenance = {
    by,
    reason,
    replaces: row.card,
    readings: used.length,
    anchors: used.filter(({ anchor }) => anchor).length,
    from: used[0] === undefined ? null : new Date(used[0].at).toISOString(),
    to: used.at(-1) === undefined ? null : new Date(used.at(-1)!.at).toISOString(),
    works: Object.fromEntries(
      SKILLS.flatMap((skill) => (proposed[skill] ? [[skill, proposed[skill].works]] : [])),
    ),
    drift: row.alarm,
  };
  const values = [of.owner, of.judge, of.version];
  const [stored] = await rows<{ card: number }>(tx, INSERT, [
    ...values,
    JSON.stringify(skills),
    JSON.stringify(provenance),
    at,
  ]);
  const { card } = stored as { card: number };
  const before = began === null ? row.before : row.card;
  const changedAt = from === null ? null : new Date(from);
  await rows(tx, USE, [...values, card, after(stream, at), before, changedAt]);
  await closeJudgeReview(tx, of, { decision: 'accepted', card, by, reason }, at);
  return card;
}

/** Keeps the card in use: the noise is as before, and the test begins again. */
export async function keepCard(tx: Tx, of: JudgeKey, { stream, at, by, reason }: Deciding): Promise<void> {
  await rows(tx, KEEP, [of.owner, of.judge, of.version, after(stream, at)]);
  await closeJudgeReview(tx, of, { decision: 'kept', card: null, by, reason }, at);
}
