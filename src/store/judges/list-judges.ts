import type { StreamReading } from '../../core/drift/stream.ts';
import { rows, type Database } from '../database.ts';
import { readCard } from './read-standing.ts';
import { readStream } from './read-stream.ts';
import { STANDING_COLUMNS, type CardSkills, type JudgeKey, type StandingRow } from './standing-row.ts';

/** A card that came into use after the one a judge came with. */
type StoredCard = { card: number; skills: CardSkills; provenance: Provenance; at: number };

type Provenance = {
  by: string;
  reason: string | null;
  replaces: number;
  readings: number;
  anchors: number;
  from: string | null;
  to: string | null;
};

/** Everything about where a judge version stands with an owner. */
export type JudgeStanding = JudgeKey &
  StandingRow & {
    inUse: CardSkills;
    /** Readings since the judge's last change, beside what people say; oldest first. */
    stream: StreamReading[];
    cards: StoredCard[];
    /** The open review; null if nothing waits. */
    review: number | null;
  };

/** Judge versions that are listed, those in use last first. */
const MOST = 20;
const CARDS = 20;

const LIST = {
  name: 'judge-versions-list',
  text: `SELECT v.owner, v.judge, v.judge_version AS version, ${STANDING_COLUMNS},
           (SELECT item FROM judge_reviews r WHERE r.owner = v.owner AND r.judge = v.judge
            AND r.judge_version = v.judge_version AND r.decision IS NULL) AS review
         FROM judge_versions v WHERE $1::text IS NULL OR v.owner = $1
         ORDER BY coalesce(v.assessed_at, v.first_at) DESC, v.owner, v.judge, v.judge_version LIMIT ${MOST}`,
};
const STORED = {
  name: 'judge-cards-list',
  text: `SELECT card, skills, provenance, at FROM judge_cards WHERE owner = $1 AND judge = $2 AND judge_version = $3
         ORDER BY card DESC LIMIT ${CARDS}`,
};
const DRIFTING = {
  name: 'judges-drifting',
  text: `SELECT judge, judge_version AS version, bool_or(alarm IS NOT NULL) AS drifts, max(evidence) AS evidence
         FROM judge_versions WHERE assessed_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${MOST}`,
};

type Row = JudgeKey & StandingRow & { review: number | null };

/** The standing of an owner's judges, or of all with null. */
export async function listJudges(database: Database, owner: string | null): Promise<JudgeStanding[]> {
  const found = await rows<Row>(database, LIST, [owner]);
  return Promise.all(
    found.map(async (row) => {
      const from = row.alarm?.began ?? row.changedAt ?? -Infinity;
      const stream = await readStream(database, row, row.shipped);
      return {
        ...row,
        stream: stream.filter(({ at }) => at >= from),
        inUse: await readCard(database, row, row, row.card),
        cards: await rows<StoredCard>(database, STORED, [row.owner, row.judge, row.version]),
      };
    }),
  );
}

/** For metrics: each judge version that has readings, whether it drifts, and how near it is to an alarm. */
export function driftOfJudges(
  database: Database,
): Promise<{ judge: string; version: string; drifts: boolean; evidence: number }[]> {
  return rows(database, DRIFTING, []);
}
