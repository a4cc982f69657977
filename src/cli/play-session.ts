import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './client.ts';
import type { RecordedEvent } from './read-events.ts';
import { sendBatch } from './send-batch.ts';

type Entry = {
  entry: number;
  kind: string;
  eventType?: string;
  base?: number;
  multiplier?: number;
  xp: number;
  reason: string | null;
  level: number;
  totalAfter: number;
};

type Calibration = {
  number: number;
  completion: number;
  unscored: string | null;
  after: { overall: { tier: string; mean: number; sd: number } };
  reason: string | null;
};

type Page<Row> = { data: Row[]; nextCursor: string | null };

/** How far a list has been read: the cursor of the last page, and the last number on it. */
type Place = { cursor: string; last: number };

type Seen = { entries: Place; calibrations: Place; level: number };

const WAIT = { prefer: 'wait=30' };

function awardLine(entry: Entry): string {
  const worth = `${String(entry.xp).padStart(5)} XP`;
  if (entry.kind !== 'award') return `${worth}  ${entry.kind} of awards made while a verdict was pending`;
  const how = entry.reason
    ? `not paid: ${entry.reason}`
    : `${entry.base} × ${Number(entry.multiplier?.toFixed(2))}`;
  return `${worth}  ${(entry.eventType ?? '').padEnd(32)} ${how.padEnd(22)} total ${entry.totalAfter}`;
}

function verdictLine({ number, unscored, after, reason }: Calibration): string {
  const { tier, mean, sd } = after.overall;
  const reading = `${tier}, overall ${mean.toFixed(1)} ± ${sd.toFixed(1)}`;
  return `verdict ${number}  ${unscored ? `unscored (${unscored})` : reading}\n          ${reason ?? ''}`;
}

/** New rows of a list. The last page is read again until it is full. */
async function newRows<Row>(
  client: ApiClient,
  path: string,
  place: Place,
  number: (row: Row) => number,
): Promise<Row[]> {
  const fresh: Row[] = [];
  for (;;) {
    const cursor = place.cursor === '' ? '' : `&cursor=${encodeURIComponent(place.cursor)}`;
    const page = await client.get<Page<Row>>(`${path}?limit=200${cursor}`);
    fresh.push(...(page?.data ?? []).filter((row) => number(row) > place.last));
    place.last = fresh.length > 0 ? number(fresh.at(-1) as Row) : place.last;
    if (!page?.nextCursor) return fresh;
    place.cursor = page.nextCursor;
  }
}

/** Prints what is new: entries, with a line for every level passed, then verdicts. */
async function printNews(
  client: ApiClient,
  learner: string,
  seen: Seen,
  say: (line: string) => void,
): Promise<void> {
  const path = `/v1/learners/${learner}`;
  for (const entry of await newRows<Entry>(client, `${path}/ledger`, seen.entries, (row) => row.entry)) {
    say(`  ${awardLine(entry)}`);
    for (; seen.level < entry.level; seen.level += 1) say(`* level ${seen.level + 1}`);
    if (entry.level < seen.level) say(`* level ${entry.level}, down from ${seen.level}`);
    seen.level = entry.level;
  }
  const verdicts = await newRows<Calibration>(
    client,
    `${path}/calibrations`,
    seen.calibrations,
    (row) => row.number,
  );
  for (const verdict of verdicts) say(`> ${verdictLine(verdict)}`);
}

/** Waits for the verdicts on what was sent, so that the next event is paid by the new snapshot. */
async function verdictsIn(client: ApiClient, learner: string): Promise<void> {
  for (let looks = 0; looks < 600; looks += 1) {
    const read = await client.get<{ pending: { events: number; calibrations: number } }>(
      `/v1/learners/${learner}`,
    );
    if (!read || read.pending.events + read.pending.calibrations === 0) return;
    await sleep(100);
  }
}

/** Sends one learner's events one by one and prints what each did. */
export async function playSession(
  client: ApiClient,
  events: RecordedEvent[],
  say: (line: string) => void,
): Promise<void> {
  const learner = events[0]?.subject ?? '';
  const start = () => ({ cursor: '', last: 0 });
  const seen: Seen = { entries: start(), calibrations: start(), level: 1 };
  for (const event of events) {
    const [result] = await sendBatch(client, [event], WAIT);
    if (result?.status === 'duplicate') continue;
    await verdictsIn(client, learner);
    await printNews(client, learner, seen, say);
  }
  await printNews(client, learner, seen, say);
}
