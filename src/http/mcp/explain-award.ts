import { encodeCursor } from '../reads/cursor.ts';
import { ask, pathTo, type ApiCall } from './api-call.ts';

type Entry = {
  entry: number;
  kind: 'award' | 'settlement' | 'review';
  eventSeq: number | null;
  eventType?: string;
  eventTime?: string;
  base?: number;
  multiplier?: number;
  xp: number;
  reason: string | null;
  tier: string;
  overall: number;
  snapshotVersion: number;
  policyVersion?: number;
  awaitingVerdict?: boolean;
  calibration?: number | null;
  fromEntry?: number | null;
  toEntry?: number | null;
  level: number;
  totalAfter: number;
};

type Wanted = { learner: string; entry?: number | undefined; xp?: number | undefined };

const PAGE = 200;
/** How many entries are looked at for an award that is not named, newest first, and for its corrections, oldest first. */
const LOOK = 1000;

/**
 * Why an award has its XP: every number that it was made from, in a sentence and as data, with later corrections.
 * Without `entry`, the newest award, or the newest one of `xp`. With both, the text says if the entry has other XP.
 * @throws ApiRefusal
 */
export async function explainAward(call: ApiCall, { learner, entry, xp }: Wanted) {
  const number = entry ?? (await newest(call, learner, xp));
  if (number === undefined) return { text: nothingFound(learner, xp), award: null, corrections: [] };
  const award = await ask<Entry>(call, pathTo(['learners', learner, 'ledger', number]));
  const corrections = await correctionsOf(call, learner, award);
  const isOther = xp !== undefined && award.xp !== xp;
  const text = [
    ...(isOther ? [`Entry ${number} has ${award.xp} XP, not ${xp}.`] : []),
    sentencesOf(award, corrections),
  ].join(' ');
  return { text, award, corrections };
}

/** The entries after a number, oldest first. */
async function after(call: ApiCall, learner: string, number: number, limit: number): Promise<Entry[]> {
  const query = { cursor: encodeCursor(number), limit };
  return (await ask<{ data: Entry[] }>(call, pathTo(['learners', learner, 'ledger'], query))).data;
}

/** The later entries that settle or review an award. */
async function correctionsOf(call: ApiCall, learner: string, award: Entry): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let past = award.entry; past < award.entry + LOOK; past += PAGE) {
    const page = await after(call, learner, past, PAGE);
    found.push(...page.filter((later) => corrects(later, award)));
    if (page.length < PAGE) break;
  }
  return found;
}

/** The number of the newest award, or of the newest entry of `xp`. */
async function newest(call: ApiCall, learner: string, xp: number | undefined): Promise<number | undefined> {
  const { entries } = (await ask<{ xp: { entries: number } }>(call, pathTo(['learners', learner]))).xp;
  for (let end = entries; end > Math.max(0, entries - LOOK); end -= PAGE) {
    const start = Math.max(0, end - PAGE);
    const page = await after(call, learner, start, end - start);
    const found = page.findLast((one) => (xp === undefined ? one.kind === 'award' : one.xp === xp));
    if (found) return found.entry;
  }
  return undefined;
}

function nothingFound(learner: string, xp: number | undefined): string {
  return xp === undefined
    ? `${learner} has no award among the last ${LOOK} entries.`
    : `None of the last ${LOOK} entries of ${learner} is ${xp} XP; name the entry instead.`;
}

function corrects(later: Entry, award: Entry): boolean {
  if (later.kind === 'award') return false;
  const from = later.fromEntry ?? later.toEntry;
  const to = later.toEntry ?? later.fromEntry;
  return from != null && to != null && from <= award.entry && award.entry <= to;
}

function sentencesOf(entry: Entry, corrections: Entry[]): string {
  const parts = entry.kind === 'award' ? awardSentences(entry) : [correctionSentence(entry)];
  parts.push(`After it the total is ${entry.totalAfter} XP, level ${entry.level}.`);
  parts.push(...corrections.map(correctionSentence));
  return parts.join(' ');
}

function awardSentences(entry: Entry): string[] {
  const { base = 0, multiplier = 1, xp, reason, eventType, eventTime } = entry;
  const event = `event ${entry.eventSeq} (${eventType}, ${eventTime})`;
  const sum =
    reason === null
      ? `${xp} XP = ${base} base XP × multiplier ${multiplier}, rounded to whole XP.`
      : `0 XP: the guard “${reason}” refused it; its base is ${base} XP and the multiplier was ${multiplier}.`;
  return [
    `Entry ${entry.entry} pays ${event}: ${sum}`,
    `The base comes from the event’s type in policy version ${entry.policyVersion}.`,
    `The multiplier comes from the tier “${entry.tier}”, as overall skill was ${entry.overall.toFixed(1)} of 100 in snapshot ${entry.snapshotVersion}` +
      (entry.snapshotVersion === 0
        ? ', before any verdict.'
        : ', the one after the last verdict before the award.'),
    ...(entry.awaitingVerdict
      ? ['A verdict was still due then; it settles the difference when it comes.']
      : []),
  ];
}

function correctionSentence({ entry, kind, xp, fromEntry, toEntry, calibration }: Entry): string {
  const range = fromEntry == null ? '' : ` the awards of entries ${fromEntry} to ${toEntry ?? fromEntry}`;
  const cause = calibration == null ? '' : ` after calibration ${calibration}`;
  const what = kind === 'settlement' ? 'settles' : 'corrects by a person’s review';
  return `Entry ${entry} ${what}${range}${cause}: ${xp >= 0 ? '+' : ''}${xp} XP.`;
}
