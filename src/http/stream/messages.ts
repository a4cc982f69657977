import { DAY_MS } from '../../core/constants.ts';
import type { LearnerRead } from '../../store/learner/read-learner.ts';
import type { Change } from '../../store/changes/read-changes.ts';
import type { LedgerEntry } from '../../store/ledger/entry.ts';
import type { CalibrationLine } from '../calibration/calibration-line.ts';
import { encodePosition } from './position.ts';

/** The details of a change. `layer` is null if a later change of the same learner carries the facets. */
export type ChangeDetails = {
  change: Change;
  /** Entries of the change, preceded by the previous entry if there is one. */
  entries: LedgerEntry[];
  calibration: CalibrationLine | null;
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

function entryMessages({ change, entries }: ChangeDetails): Message[] {
  const { id: learner, version } = change;
  let level = entries.find((entry) => entry.entry < change.fromEntry)?.level ?? 1;
  return entries
    .filter((entry) => entry.entry >= change.fromEntry)
    .flatMap((entry) => {
      const reached = levels(level, entry.level).map((to): Message => ({
        event: 'level',
        data: { learner, version, level: to, entry: entry.entry },
      }));
      level = entry.level;
      if (isHistory(entry)) return [];
      return [{ event: 'award' as const, data: { learner, version, award: entry } }, ...reached];
    });
}

function facetMessages({ change, calibration, layer }: ChangeDetails): Message[] {
  if (!layer) return [];
  const facets = layer as Record<string, unknown>;
  return (calibration ? BY_CALIBRATION : BY_AWARD)
    .filter((name) => facets[name] !== undefined && facets[name] !== null)
    .map((facet) => ({
      event: 'facet',
      data: { learner: change.id, version: layer.version, facet, value: facets[facet] },
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
export function renderChange(epoch: string, details: ChangeDetails, atMs: number, sent = 0): string {
  const { tx, learner, version } = details.change;
  return messagesOf(details)
    .map(({ event, data }, index) => {
      const id = encodePosition(epoch, { tx, learner, version, message: index + 1, atMs });
      return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    })
    .slice(sent)
    .join('');
}
