import { createRandom } from '../../core/agreement/random.ts';
import type { Anchor } from '../../core/anchor.ts';
import type { StoredEvent } from '../../core/event.ts';
import { totalWords } from '../../core/text.ts';
import { inputFrom } from '../measure/input-from.ts';
import type { DossierInput } from './input.ts';

/** Seconds that a turn takes at least, and for each of its words: how fast people talk and type. */
const SECONDS = 4;
const SECONDS_OF_WORD = 1.2;
const FIRST_SEQ = 400;

/** Moments that end at `at` (epoch ms), apart as work is, and different for each reading of the same anchor. */
function timesOf(events: readonly StoredEvent[], at: number, random: () => number): string[] {
  const gaps = events.map(({ data }) => {
    const seconds = SECONDS + SECONDS_OF_WORD * totalWords([data.text ?? '']);
    return Math.round(seconds * (0.5 + random()) * 1000);
  });
  let time = at;
  const times = gaps.toReversed().map((gap) => {
    const moment = new Date(time).toISOString();
    time -= gap;
    return moment;
  });
  return times.toReversed();
}

/**
 * An anchor as the input of a dossier: as one completed stage of a learner who is new, just now. Numbers and times differ with
 * each reading, so that nothing in it tells a judge that the work is none of today's.
 */
export function anchorInput(
  { task, turns, touchpoint, rubric }: Anchor,
  { reading, at }: { reading: number; at: number },
): DossierInput {
  const random = createRandom(reading);
  const input = inputFrom({ id: `learner-${reading}`, task, turns }, touchpoint);
  const first = Math.floor(random() * FIRST_SEQ);
  const times = timesOf(input.events, at, random);
  const events = input.events.map((event, index): StoredEvent => {
    const time = times[index] as string;
    return { ...event, seq: event.seq + first, time, effectiveTime: time, acceptedAt: time };
  });
  const completion = events.at(-1) as StoredEvent;
  return { ...input, events, completion, rubric: { ...input.rubric, body: rubric } };
}
