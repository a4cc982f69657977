import { DAY_MS } from '../../core/constants.ts';
import type { LearnerRead } from '../../store/learner/read-learner.ts';
import type { Change } from '../../store/changes/read-changes.ts';
import type { LedgerEntry } from '../../store/ledger/entry.ts';
import type { CalibrationLine } from '../calibration/calibration-line.ts';
import { firstHidden, isVerdictHidden } from '../../core/blind-review.ts';
import type { JudgedWork } from '../../store/review/waiting-works.ts';
import type { StreamReviewer } from './listener.ts';
import { withoutLatest } from '../review/without-latest.ts';
import { encodePosition } from './position.ts';

/** The details of a change. `layer` is null if a later change of the same learner carries the facets. */
export type ChangeDetails = {
  change: Change;
  entries: LedgerEntry[];
  calibration: CalibrationLine | null;
  /** Work of the learner that waits for a decision, by its completion; empty if no reviewer listens. */
  waiting: ReadonlyMap<number, JudgedWork>;
  /** Whether the verdict is left out of the messages. */
  withheld?: boolean;
  /** The level shown before and after the change. */
  levelBefore: number;
  levelAfter: number;
  layer: LearnerRead['layer'] | null;
};

type Message = { event: 'award' | 'level' | 'calibration' | 'facet'; data: unknown };

/** Facets that a change may have updated. Facets missing from the layer are skipped. */
const BY_AWARD = ['xp', 'behaviour', 'journey'];
const BY_CALIBRATION = ['workSkills', 'xp', 'phase', 'journey'];

/** Every level passed on the way up; a drop is a single step. */
function levels(before: number, after: number): number[] {
  if (after < before) return [after];
  return Array.from({ length: after - before }, (_, step) => before + step + 1);
}

/** An event awarded more than a day after its time is backfill; neither it nor its level changes are announced. */
function isHistory(entry: LedgerEntry): boolean {
  return entry.kind === 'award' && Date.parse(entry.at) - Date.parse(entry.eventTime) > DAY_MS;
}

function levelMessages({ change }: ChangeDetails, from: number, to: number, entry: number): Message[] {
  const { id: learner, version } = change;
  return levels(from, to).map((level) => ({ event: 'level', data: { learner, version, level, entry } }));
}

function entryMessages(details: ChangeDetails): Message[] {
  const { change, entries, levelBefore, levelAfter } = details;
  const { id: learner, version, toEntry } = change;
  // A verdict without an entry changes the ceiling, and so the level.
  if (entries.length === 0) return levelMessages(details, levelBefore, levelAfter, toEntry);
  let level = levelBefore;
  return entries.flatMap((entry) => {
    const reached = levelMessages(details, level, entry.level, entry.entry);
    level = entry.level;
    if (isHistory(entry)) return [];
    return [{ event: 'award' as const, data: { learner, version, award: entry } }, ...reached];
  });
}

/** The facets that a change may have updated, as they are now: names and values. */
export function changedFacets({ calibration, layer }: ChangeDetails): [string, unknown][] {
  const facets = (layer ?? {}) as Record<string, unknown>;
  return (calibration ? BY_CALIBRATION : BY_AWARD)
    .filter((name) => facets[name] !== undefined && facets[name] !== null)
    .map((name) => [name, facets[name]]);
}

/**
 * A change as a reviewer may get it; null if not at all. Until a person has read, they get what came before the verdict,
 * and no facets, which are as of now. From a key only the verdict itself is withheld.
 */
export function detailsFor(details: ChangeDetails, reviewer: StreamReviewer | null): ChangeDetails | null {
  const { waiting, layer, calibration, change } = details;
  const end = reviewer && firstHidden(waiting.values(), reviewer.by);
  if (!end) return details;
  if (reviewer.isPerson) return change.version < end.version ? { ...details, layer: null } : null;
  const work = calibration && waiting.get(calibration.completion);
  return {
    ...details,
    withheld: isVerdictHidden(work ?? null, reviewer.by),
    layer: layer && { ...layer, workSkills: withoutLatest(layer.workSkills) },
  };
}

function facetMessages(details: ChangeDetails): Message[] {
  const { change, layer } = details;
  return changedFacets(details).map(([facet, value]) => ({
    event: 'facet',
    data: { learner: change.id, version: layer?.version, facet, value },
  }));
}

function messagesOf(details: ChangeDetails): Message[] {
  const { change, calibration } = details;
  const { id: learner, version } = change;
  const verdict: Message[] = calibration
    ? [{ event: 'calibration', data: { learner, version, calibration } }]
    : [];
  return [...verdict, ...entryMessages(details), ...facetMessages(details)];
}

/**
 * The text of a change on a stream, each message with its own id; the first `sent` messages are skipped. All but the
 * facets, which come last, derive from append-only data, so a change renders to the same messages every time.
 */
export function renderChange(
  epoch: string,
  details: ChangeDetails,
  atMs: number,
  { sent = 0 }: { sent?: number } = {},
): string {
  const { tx, learner, version } = details.change;
  return messagesOf(details)
    .map(({ event, data }, index) => {
      if (details.withheld && event === 'calibration') return '';
      const id = encodePosition(epoch, { tx, learner, version, message: index + 1, atMs });
      return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    })
    .slice(sent)
    .join('');
}
