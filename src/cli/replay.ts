import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { createClient, type ApiClient, type ClientOptions } from './client.ts';
import { Failed } from './failure.ts';
import { readEvents, type RecordedEvent } from './read-events.ts';
import { progress, say, sayJson } from './say.ts';
import { sendBatch, type EventResult } from './send-batch.ts';

const BATCH = 500;
const BATCH_BYTES = 3_000_000;

type Options = ClientOptions & { speed: number; wait?: boolean; json?: boolean };

type Tally = Record<EventResult['status'], number> & { learners: Set<string>; problems: string[] };

function speedOf(text: string): number {
  const speed = text === 'max' ? Infinity : Number(text);
  if (!(speed > 0)) throw new InvalidArgumentError('must be a number above 0, or max.');
  return speed;
}

/** Splits events into batches: as large as the server allows at full speed, otherwise the events due together. */
async function* batches(file: string, speed: number): AsyncGenerator<RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  let bytes = 0;
  let last: number | null = null;
  for await (const event of readEvents(file)) {
    const time = Date.parse(event.time);
    const gap = last === null ? 0 : Math.max(0, time - last) / speed;
    last = time;
    const size = JSON.stringify(event).length;
    if (batch.length === BATCH || bytes + size > BATCH_BYTES || (gap > 1 && batch.length > 0)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    if (gap > 1) await sleep(gap);
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

async function play(client: ApiClient, file: string, options: Options): Promise<Tally> {
  const tally: Tally = {
    accepted: 0,
    duplicate: 0,
    conflict: 0,
    invalid: 0,
    learners: new Set(),
    problems: [],
  };
  const line = progress();
  for await (const batch of batches(file, options.speed)) {
    const results = await sendBatch(client, batch);
    for (const [index, result] of results.entries()) {
      tally[result.status] += 1;
      const event = batch[index] as RecordedEvent;
      tally.learners.add(event.subject);
      if (result.problem && tally.problems.length < 10)
        tally.problems.push(`${event.id}: ${describe(result)}`);
    }
    line.update(
      `sent ${tally.accepted + tally.duplicate + tally.conflict + tally.invalid} events of ${tally.learners.size} learners`,
    );
  }
  line.done();
  return tally;
}

function describe({ problem }: EventResult): string {
  const [first] = problem?.errors ?? [];
  return first ? `${first.pointer} ${first.detail}` : (problem?.detail ?? problem?.title ?? '');
}

/** Waits until none of these learners has anything pending. */
async function settled(client: ApiClient, learners: Set<string>): Promise<void> {
  const line = progress();
  let left = [...learners];
  while (left.length > 0) {
    const waiting: string[] = [];
    for (const learner of left) {
      const read = await client.get<{ pending: { events: number; calibrations: number } }>(
        `/v1/learners/${learner}`,
      );
      if (read && read.pending.events + read.pending.calibrations > 0) waiting.push(learner);
    }
    left = waiting;
    line.update(`${left.length} learners are waiting for awards and verdicts`);
    if (left.length > 0) await sleep(500);
  }
  line.done();
}

async function replay(file: string, options: Options): Promise<void> {
  const client = createClient(options);
  const begun = Date.now();
  const { learners, problems, ...counts } = await play(client, file, options);
  if (options.wait) await settled(client, learners);
  const seconds = (Date.now() - begun) / 1000;
  if (options.json) sayJson({ ...counts, learners: learners.size, seconds, problems });
  else {
    const parts = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([status, count]) => `${count} ${status}`);
    say(`${parts.join(', ') || 'nothing to send'}; ${learners.size} learners; ${seconds.toFixed(1)} s`);
    for (const problem of problems) say(`  ${problem}`);
  }
  if (counts.conflict + counts.invalid > 0) throw new Failed('Some events were rejected.');
}

export function replayCommand(): Command {
  return new Command('replay')
    .description('send recorded events to a running server; safe to repeat')
    .argument('<file>', 'CloudEvents, one JSON document per line')
    .option(
      '--speed <factor>',
      '1: as recorded; 60: one minute per second; max: no pauses',
      speedOf,
      Infinity,
    )
    .option('--wait', 'wait until every award and verdict exists')
    .option('--url <url>', 'server URL (default: the local server)')
    .option('--key <key>', 'API key (default: the local server’s own key)')
    .option('--json', 'print one JSON document')
    .action(replay);
}
