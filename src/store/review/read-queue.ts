import { isVerdictHidden, READINGS_WANTED, type ReviewMode } from '../../core/blind-review.ts';
import { shownReasons, type ReviewReason, type ReviewState } from '../../core/review.ts';
import { rows, type Database } from '../database.ts';
import { MODE } from './waiting-works.ts';

/** `open`: contested, or not reviewed yet and still counting. */
export const QUEUE_STATES = ['open', 'contested', 'upheld', 'changed', 'all'] as const;

type QueueState = (typeof QUEUE_STATES)[number];

export type QueueItem = {
  item: number;
  learner: string;
  calibration: number | null;
  entry: number | null;
  /** Reasons for the review; the appeal comes first. Those that tell of a hidden verdict are left out. */
  reasons: ReviewReason[];
  state: ReviewState;
  open: boolean;
  /** The open appeal; null while the verdict is hidden, since the learner argues about it. */
  appeal: { appeal: number; reason: string; at: string } | null;
  assignee: string | null;
  mode: ReviewMode;
  /** Readings that are there, and how many the mode asks for. */
  readings: number;
  readingsWanted: number;
  /** Whether the caller has read it, and whether they may not see the verdict yet. */
  read: boolean;
  hidden: boolean;
  at: string;
};

export type QueuePage = {
  after: number;
  prefix: string;
  groups?: string[] | null;
  state: QueueState;
  /** Only items of this person; with '' only those of nobody. */
  assignee?: string | undefined;
  /** Who looks. */
  by: string;
  limit: number;
};

// The state is derived as in `reviewState`; tests compare the two.
const select = (which: string) => `SELECT * FROM (
           SELECT q.item, l.id AS learner, q.calibration, q.entry, q.reasons, q.open, q.at, q.assignee,
             CASE WHEN q.calibration IS NULL THEN 'open' ELSE ${MODE} END AS mode,
             ARRAY(SELECT d.by FROM readings d WHERE d.learner = q.learner AND d.completion = c.completion) AS readers,
             EXISTS (SELECT FROM reviews v WHERE v.learner = q.learner AND v.completion = c.completion
                     AND v.calibration IS NOT NULL) AS decided,
             a.appeal, a.reason AS appealed, a.at AS "appealedAt", coalesce(ever.appealed, false) AS "everAppealed",
             CASE WHEN a.appeal IS NOT NULL THEN 'contested'
                  WHEN r.decision = 'upheld' THEN 'upheld'
                  WHEN r.decision IS NOT NULL THEN 'changed'
                  WHEN c.source = 'review' THEN 'upheld' ELSE 'auto' END AS state
           FROM review_queue q JOIN learners l ON l.no = q.learner AND l.erased_at IS NULL
           LEFT JOIN calibrations c ON c.learner = q.learner AND c.number = q.calibration
           LEFT JOIN LATERAL (
             SELECT appeal, reason, at FROM appeals
             WHERE learner = q.learner AND review IS NULL AND (calibration = q.calibration OR entry = q.entry) LIMIT 1
           ) a ON true
           LEFT JOIN LATERAL (
             SELECT true AS appealed FROM appeals
             WHERE learner = q.learner AND (calibration = q.calibration OR entry = q.entry) LIMIT 1
           ) ever ON true
           LEFT JOIN LATERAL (
             SELECT decision FROM reviews WHERE learner = q.learner AND (calibration = q.calibration OR entry = q.entry
               OR decision = 'voided' AND completion = c.completion) ORDER BY review DESC LIMIT 1
           ) r ON true
           WHERE q.item > $1 AND starts_with(l.id, $2)
             AND ($5::text[] IS NULL OR EXISTS (SELECT FROM profiles p WHERE p.learner = q.learner AND p.groups && $5))
             AND ($6::text IS NULL OR coalesce(q.assignee, '') = $6)
             AND ${which}
         ) items WHERE $3 IN ('open', 'all') OR state = $3 ORDER BY item LIMIT $4`;

// Two statements, so that reading open items uses their index and does not scan all items.
const OPEN = { name: 'review-queue-open', text: select('q.open') };
const ALL = { name: 'review-queue-all', text: select('true') };

type Row = Omit<QueueItem, 'appeal' | 'at' | 'readings' | 'readingsWanted' | 'read' | 'hidden'> & {
  at: number;
  appeal: number | null;
  appealed: string | null;
  appealedAt: number | null;
  everAppealed: boolean;
  readers: string[];
  decided: boolean;
};

function itemOf(row: Row, by: string): QueueItem {
  const { appeal, appealed, appealedAt, everAppealed, reasons, readers, decided, at, ...item } = row;
  const { mode, open } = item;
  const hidden = open && isVerdictHidden({ mode, decided, readers }, by);
  const made =
    appeal === null ? null : { appeal, reason: appealed ?? '', at: new Date(appealedAt ?? 0).toISOString() };
  return {
    ...item,
    reasons: shownReasons(everAppealed ? ['appeal', ...reasons] : reasons, hidden),
    appeal: hidden ? null : made,
    readings: readers.length,
    readingsWanted: READINGS_WANTED[mode],
    read: readers.includes(by),
    hidden,
    at: new Date(at).toISOString(),
  };
}

/** Review items, oldest first, of learners whose ids begin with `prefix` and, if given, who are in one of `groups`. */
export async function readQueue(database: Database, page: QueuePage): Promise<QueueItem[]> {
  const waiting = page.state === 'open' || page.state === 'contested';
  const found = await rows<Row>(database, waiting ? OPEN : ALL, [
    page.after,
    page.prefix,
    page.state,
    page.limit,
    page.groups ?? null,
    page.assignee ?? null,
  ]);
  return found.map((row) => itemOf(row, page.by));
}
