import { reviewState, type ReviewState } from '../../core/review.ts';
import { rows, type Database } from '../database.ts';

type AppealLine = { appeal: number; reason: string; at: string; review: number | null };

type ReviewLine = {
  review: number;
  decision: 'upheld' | 'changed' | 'voided';
  ruling: 'paid' | 'refused' | null;
  result: number | null;
  by: string;
  reason: string;
  at: string;
};

/** All appeals and decisions about one calibration or entry, oldest first, and the resulting state. */
export type ReviewHistory = { state: ReviewState; appeals: AppealLine[]; reviews: ReviewLine[] };

const APPEALS = {
  name: 'history-appeals',
  text: `SELECT appeal, reason, at, review FROM appeals WHERE learner = $1 AND (calibration = $2 OR entry = $3) ORDER BY appeal`,
};
const REVIEWS = {
  name: 'history-reviews',
  text: `SELECT review, decision, ruling, result, by, reason, at FROM reviews
         WHERE learner = $1 AND (calibration = $2 OR entry = $3
           OR decision = 'voided' AND completion = (SELECT completion FROM calibrations WHERE learner = $1 AND number = $2))
         ORDER BY review`,
};
const SOURCE = {
  name: 'history-source',
  text: 'SELECT source FROM calibrations WHERE learner = $1 AND number = $2',
};

type Timed<Line> = Omit<Line, 'at'> & { at: number };

const toLine = <Line>(line: Timed<Line>) => ({ ...line, at: new Date(line.at).toISOString() }) as Line;

/** Appeals and decisions about a calibration or an entry. The state is derived here and never stored. */
export async function reviewHistory(
  database: Database,
  learner: number,
  subject: { calibration: number } | { entry: number },
): Promise<ReviewHistory> {
  const calibration = 'calibration' in subject ? subject.calibration : null;
  const entry = 'entry' in subject ? subject.entry : null;
  const appeals = await rows<Timed<AppealLine>>(database, APPEALS, [learner, calibration, entry]);
  const reviews = await rows<Timed<ReviewLine>>(database, REVIEWS, [learner, calibration, entry]);
  const [row] =
    calibration === null ? [] : await rows<{ source: string }>(database, SOURCE, [learner, calibration]);
  const state = reviewState({
    contested: appeals.some(({ review }) => review === null),
    decision: reviews.at(-1)?.decision ?? null,
    byPerson: row?.source === 'review',
  });
  return {
    state,
    appeals: appeals.map((line) => toLine<AppealLine>(line)),
    reviews: reviews.map((line) => toLine<ReviewLine>(line)),
  };
}
