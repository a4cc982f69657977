import { sumSimple } from 'simple-statistics';
import { createRandom } from '../core/agreement/random.ts';
import type { Anchor } from '../core/anchor.ts';
import type { StoredEvent } from '../core/event.ts';
import { wordCount } from '../core/text.ts';
import { inputFrom } from '../judge/measure/input-from.ts';
import type { DossierInput } from '../judge/dossier/input.ts';

/** Seconds that a turn takes at least, and for each of its words: how fast people talk and type. */
const SECONDS = 4;
const SECONDS_OF_WORD = 1.2;
const FIRST_SEQ = 400;

/**
 * An anchor as one stage that a new learner completed at `at` (epoch ms). Numbers and times differ with each reading, so
 * that nothing tells a judge that the work is none of today's.
 */
export function anchorInput(
  { task, turns, touchpoint, rubric }: Anchor,
  { reading, at }: { reading: number; at: number },
): DossierInput {
  const random = createRandom(reading);
  const input = inputFrom({ id: `learner-${reading}`, task, turns }, touchpoint);
  const first = Math.floor(random() * FIRST_SEQ);
  const took = input.events.map(({ data }) => {
    const seconds = SECONDS + SECONDS_OF_WORD * wordCount(data.text ?? '');
    return Math.round(seconds * (0.5 + random()) * 1000);
  });
  let end = at - sumSimple(took);
  const events = input.events.map((event, index): StoredEvent => {
    end += took[index] ?? 0;
    const time = new Date(end).toISOString();
    return { ...event, seq: event.seq + first, time, effectiveTime: time, acceptedAt: time };
  });
  const completion = events.at(-1) as StoredEvent;
  return { ...input, events, completion, rubric: { ...input.rubric, body: rubric } };
}
