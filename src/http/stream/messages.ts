import { DAY_MS } from '../../core/constants.ts';
import type { LearnerRead } from '../../store/learner/read-learner.ts';
import type { Change } from '../../store/changes/read-changes.ts';
import type { LedgerEntry } from '../../store/ledger/entry.ts';
import type { CalibrationLine } from '../calibration/calibration-line.ts';
import { withoutLatest } from '../review/without-latest.ts';
import { encodePosition } from './position.ts';

/** The details of a change. `layer` is null if a later change of the same learner carries the facets. */
export type ChangeDetails = {
  change: Change;
  entries: LedgerEntry[];
  calibration: CalibrationLine | null;
  /** Whether reviewers read the work of this verdict blind, and any work of this learner. */
  blind: { verdict: boolean; learner: boolean };
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

/** The layer as a reviewer may see it. */
function forReviewer(details: ChangeDetails): ChangeDetails {
  const { blind, layer } = details;
  if (!layer || !blind.learner) return details;
  return { ...details, layer: { ...layer, workSkills: withoutLatest(layer.workSkills) } };
}

function facetMessages(details: ChangeDetails, reviewer: boolean): Message[] {
  const { change, layer } = details;
  return changedFacets(reviewer ? forReviewer(details) : details).map(([facet, value]) => ({
    event: 'facet',
    data: { learner: change.id, version: layer?.version, facet, value },
  }));
}

function messagesOf(details: ChangeDetails, reviewer: boolean): Message[] {
  const { change, calibration } = details;
  const { id: learner, version } = change;
  const verdict: Message[] = calibration
    ? [{ event: 'calibration', data: { learner, version, calibration } }]
    : [];
  return [...verdict, ...entryMessages(details), ...facetMessages(details, reviewer)];
}

/**
 * The text of a change on a stream, each message with its own id; the first `sent` messages are skipped. All but the
 * facets, which come last, derive from append-only data, so a change renders to the same messages every time. A reviewer
 * gets no verdict whose work is read blind.
 */
export function renderChange(
  epoch: string,
  details: ChangeDetails,
  atMs: number,
  { sent = 0, reviewer = false }: { sent?: number; reviewer?: boolean } = {},
): string {
  const { tx, learner, version } = details.change;
  return messagesOf(details, reviewer)
    .map(({ event, data }, index) => {
      if (reviewer && details.blind.verdict && event === 'calibration') return '';
      const id = encodePosition(epoch, { tx, learner, version, message: index + 1, atMs });
      return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    })
    .slice(sent)
    .join('');
}
