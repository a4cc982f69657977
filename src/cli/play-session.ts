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
  stateAfter: { tier: string | null; mean: number; sd: number };
  text: { reason: string } | null;
};

type Seen = { entry: number; calibration: number; level: number };

const WAIT = { prefer: 'wait=30' };

function awardLine(entry: Entry): string {
  const worth = `${String(entry.xp).padStart(5)} XP`;
  if (entry.kind !== 'award') return `${worth}  ${entry.kind}, for what was awarded while a verdict was awaited`;
  const how = entry.reason ? `not paid: ${entry.reason}` : `${entry.base} × ${Number(entry.multiplier?.toFixed(2))}`;
  return `${worth}  ${(entry.eventType ?? '').padEnd(32)} ${how.padEnd(22)} total ${entry.totalAfter}`;
}

function verdictLine({ number, unscored, stateAfter, text }: Calibration): string {
  const reading = `${stateAfter.tier ?? 'unrated'}, overall ${stateAfter.mean.toFixed(1)} ± ${stateAfter.sd.toFixed(1)}`;
  return `verdict ${number}  ${unscored ? `unscored (${unscored})` : reading}\n          ${text?.reason ?? ''}`;
}

/** What came since the last look: entries, then verdicts, then a line for every level passed. */
async function tellNews(client: ApiClient, learner: string, seen: Seen, say: (line: string) => void): Promise<void> {
  const page = (list: string, cursor: number) => `/v1/learners/${learner}/${list}?limit=200&after=${cursor}`;
  const entries = await client.get<{ data: Entry[] }>(page('ledger', seen.entry));
  for (const entry of entries?.data ?? []) {
    say(`  ${awardLine(entry)}`);
    for (; seen.level < entry.level; seen.level += 1) say(`* level ${seen.level + 1}`);
    if (entry.level < seen.level) say(`* level ${entry.level}, down from ${seen.level}`);
    seen.level = entry.level;
    seen.entry = entry.entry;
  }
  const calibrations = await client.get<{ data: Calibration[] }>(page('calibrations', seen.calibration));
  for (const calibration of calibrations?.data ?? []) {
    say(`> ${verdictLine(calibration)}`);
    seen.calibration = calibration.number;
  }
}

/** Until the verdicts on what was sent are there: the next event is then paid by the new snapshot. */
async function verdictsIn(client: ApiClient, learner: string): Promise<void> {
  for (let looks = 0; looks < 600; looks += 1) {
    const read = await client.get<{ pending: { events: number; calibrations: number } }>(`/v1/learners/${learner}`);
    if (!read || read.pending.events + read.pending.calibrations === 0) return;
    await sleep(100);
  }
}

/** Plays one learner's events one by one and tells what each of them did. */
export async function playSession(client: ApiClient, events: RecordedEvent[], say: (line: string) => void): Promise<void> {
  const learner = events[0]?.subject ?? '';
  const seen: Seen = { entry: 0, calibration: 0, level: 1 };
  for (const event of events) {
    const [result] = await sendBatch(client, [event], WAIT);
    if (result?.status === 'duplicate') continue;
    await verdictsIn(client, learner);
    await tellNews(client, learner, seen, say);
  }
  await tellNews(client, learner, seen, say);
}
