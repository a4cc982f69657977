import type {
  AwardLine,
  CalibrationLine,
  CorrectionLine,
  LearnerHistory,
} from '../../core/backtest/history.ts';
import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { rows, type Tx } from '../database.ts';

/** Learners and entries that are read at once. A learner with more entries is read in pages, and kept alone. */
const LEARNERS = 500;
const ENTRIES = 10_000;

type Learner = {
  no: number;
  id: string;
  at: number;
  entries: number;
  total: number;
  level: number;
  state: Snapshot | null;
};

const LIST = {
  name: 'backtest-learners',
  text: `SELECT l.no, l.id, l.updated_at AS at, l.entries, l.total, l.level, s.state
         FROM learners l LEFT JOIN snapshots s ON s.learner = l.no
         WHERE l.id > $1 AND starts_with(l.id, $2) AND l.erased_at IS NULL ORDER BY l.id LIMIT ${LEARNERS}`,
};
const LINES = {
  name: 'backtest-entries',
  text: `SELECT g.learner, g.entry, g.kind, g.version, g.event_seq AS seq, g.event_type AS type, g.xp, g.reason, g.tier, g.overall,
           g.policy_version AS policy, e.speaker, e.words, e.calibrates AS completes
         FROM ledger g LEFT JOIN events e ON g.kind = 'award' AND e.learner = g.learner AND e.seq = g.event_seq
         WHERE g.learner = ANY($1) AND g.entry > $2 ORDER BY g.learner, g.entry LIMIT ${ENTRIES}`,
};
const CALIBRATIONS = {
  name: 'backtest-calibrations',
  text: `SELECT learner, version, completion, source, replaces, judge, judge_version AS "judgeVersion", observations, constants,
           effective_time AS "effectiveTime"
         FROM calibrations WHERE learner = ANY($1) ORDER BY learner, number`,
};

type Line = { learner: number; entry: number } & (AwardLine | CorrectionLine);

/** Learners in groups of at most so many entries; one with more is a group by itself. */
function* groupsOf(learners: readonly Learner[]): Generator<Learner[]> {
  let group: Learner[] = [];
  let entries = 0;
  for (const learner of learners) {
    if (group.length > 0 && entries + learner.entries > ENTRIES) {
      yield group;
      group = [];
      entries = 0;
    }
    group.push(learner);
    entries += learner.entries;
  }
  if (group.length > 0) yield group;
}

async function linesOf(tx: Tx, group: readonly Learner[]): Promise<Line[]> {
  const numbers = group.map(({ no }) => no);
  const lines = await rows<Line>(tx, LINES, [numbers, 0]);
  // Only a learner that is alone can have more.
  for (let page = lines; page.length === ENTRIES && group.length === 1;) {
    page = await rows<Line>(tx, LINES, [numbers, lines.at(-1)?.entry ?? 0]);
    for (const line of page) lines.push(line);
  }
  return lines;
}

/** The histories of all learners whose ids begin with `prefix`, in the order of their ids, without erased ones. */
export async function* readHistories(tx: Tx, prefix: string): AsyncGenerator<LearnerHistory> {
  for (let after = ''; ;) {
    const page = await rows<Learner>(tx, LIST, [after, prefix]);
    for (const group of groupsOf(page)) {
      const numbers = group.map(({ no }) => no);
      const entries = Map.groupBy(await linesOf(tx, group), ({ learner }) => learner);
      const judged = await rows<CalibrationLine & { learner: number }>(tx, CALIBRATIONS, [numbers]);
      const calibrations = Map.groupBy(judged, ({ learner }) => learner);
      for (const { no, id, at, total, level, state } of group) {
        yield {
          learner: id,
          at,
          entries: entries.get(no) ?? [],
          calibrations: calibrations.get(no) ?? [],
          end: { total, level, snapshot: state ?? UNRATED },
        };
      }
    }
    if (page.length < LEARNERS) return;
    after = page.at(-1)?.id ?? after;
  }
}
