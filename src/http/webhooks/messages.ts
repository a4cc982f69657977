import { createHash } from 'node:crypto';
import { bandOf } from '../../core/standing/band.ts';
import { skillStanding } from '../../core/standing/skill-standing.ts';
import { forEachSkill } from '../../core/skill.ts';
import type { Role } from '../../core/role.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { EventPlace } from '../../store/events/read-traces.ts';
import type { LedgerEntry } from '../../store/ledger/entry.ts';
import type { Outgoing } from '../../store/webhooks/outgoing.ts';
import type { CalibrationLine } from '../calibration/calibration-line.ts';
import { changedFacets, type ChangeDetails } from '../stream/messages.ts';

/**
 * A message for an endpoint. `learner` is the internal number; null if an erase does not stop it. `events`: those whose award
 * or verdict it tells, whose traces it continues.
 */
export type WebhookMessage = {
  id: string;
  kind: string;
  learner: number | null;
  body: string;
  events?: readonly EventPlace[];
};

/** The snapshots around a calibration, at the time (epoch ms) of its commit, and the roles to compare them with. */
export type Stands = { before: Snapshot; after: Snapshot; at: number; roles: Role[] };

/**
 * The id by which a receiver finds repetitions: the same whenever this message is sent, now or by a replay, and to whom.
 * Made from what it is about, so nothing has to be stored before it is sent.
 */
export function messageId(...about: (string | number)[]): string {
  return `msg_${createHash('sha256').update(about.join('\n')).digest('base64url').slice(0, 27)}`;
}

/** The body by the Standard Webhooks rules. */
export function bodyOf(type: string, at: number, data: object): string {
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
}

type Part = { kind: string; data: object; about?: string; seqs?: readonly number[] };

/** A verdict without its words, which may quote the learner. */
function withoutText(line: CalibrationLine): Omit<CalibrationLine, 'reason'> {
  const { reason: _, ...numbers } = line;
  return numbers;
}

function isMet(snapshot: Snapshot, role: Role, at: number): boolean {
  const { required } = role;
  if (required === null) return false;
  return bandOf(forEachSkill((skill) => skillStanding(snapshot, skill, required[skill], at))) === 'strong';
}

/** The roles that the learner meets by this calibration and did not meet just before. */
function newlyMet({ before, after, at, roles }: Stands): Part[] {
  return roles
    .filter((role) => isMet(after, role, at) && !isMet(before, role, at))
    .map((role) => ({
      kind: 'standing.met',
      about: role.code,
      data: { role: role.code, title: role.title },
    }));
}

const awardedIn = (entries: readonly LedgerEntry[]) =>
  entries.flatMap((entry) => (entry.kind === 'award' ? [entry.eventSeq] : []));

function partsOf(details: ChangeDetails, stands: Stands | null): Part[] {
  const { calibration, entries, levelBefore, levelAfter, change, layer } = details;
  const facets = Object.fromEntries(changedFacets(details));
  return [
    ...(calibration
      ? [
          {
            kind: 'calibration',
            data: { calibration: withoutText(calibration) },
            seqs: [calibration.completion],
          },
        ]
      : []),
    ...(entries.length > 0 ? [{ kind: 'award', data: { entries }, seqs: awardedIn(entries) }] : []),
    ...(levelBefore === levelAfter
      ? []
      : [{ kind: 'level', data: { before: levelBefore, level: levelAfter, entry: change.toEntry } }]),
    ...(stands ? newlyMet(stands) : []),
    ...(layer ? [{ kind: 'facet', data: { version: layer.version, facets } }] : []),
  ];
}

/** The messages of a change of the kinds that are wanted, in order. */
export function changeMessages(
  epoch: string,
  row: Outgoing,
  details: ChangeDetails,
  { kinds, stands }: { kinds: readonly string[]; stands: Stands | null },
): WebhookMessage[] {
  const { learner, version, announce } = row;
  const of = { learner: row.id, version, backfill: !announce };
  return partsOf(details, stands)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, data, about = '', seqs = [] }) => ({
      id: messageId(epoch, kind, learner, version, about),
      kind,
      learner,
      body: bodyOf(kind, row.at, { ...of, ...data }),
      events: row.id === null ? [] : seqs.map((seq) => ({ learner: row.id as string, seq })),
    }));
}

/** The message of a notice, if its kind is wanted. */
export function noticeMessages(epoch: string, row: Outgoing, kinds: readonly string[]): WebhookMessage[] {
  const { notice, learner, version, id } = row;
  if (notice === null || !kinds.includes(notice.kind)) return [];
  const { kind, ...said } = notice;
  const data = kind === 'learner.erased' ? {} : said;
  return [
    {
      id: messageId(epoch, kind, learner, version),
      kind,
      learner: kind === 'learner.erased' ? null : learner,
      body: bodyOf(kind, row.at, { learner: id, ...data }),
    },
  ];
}
