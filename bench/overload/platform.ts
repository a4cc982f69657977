import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventOf } from '../events.ts';

/** Every tenth event of a learner is a completion, so that the load has both paths. */
export const EVENTS_PER_COMPLETION = 10;
/** Numbers beyond this never occur; it only spaces the events' times. */
const SESSION = 2000;

type Sent = { accepted: number; refused: number; failed: number; retryAfter: Set<string> };

/** The next event of a learner as a CloudEvent. */
function cloudEventOf(learner: string, number: number): object {
  const { id, source, type, time, data } = eventOf(learner, number, SESSION);
  const completes = number % EVENTS_PER_COMPLETION === EVENTS_PER_COMPLETION - 1;
  return {
    specversion: '1.0',
    id,
    source,
    type: completes ? 'stage.completed' : type,
    subject: learner,
    time: new Date(time).toISOString(),
    data: completes ? { program: data.program, stage: data.stage, outcome: 'passed' } : data,
  };
}

/** A platform that sends events over HTTP; each learner's events are numbered in the order of sending. */
export function createPlatform(url: string, keyFile: string) {
  const authorization = `Bearer ${readFileSync(keyFile, 'utf8').trim()}`;
  const numbers = new Map<string, number>();

  /** Sends the learner's next events in one request. */
  async function send(learner: string, events: number, sent: Sent): Promise<void> {
    const number = numbers.get(learner) ?? 0;
    numbers.set(learner, number + events);
    const answer = await fetch(new URL('/v1/events', url), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(
        Array.from({ length: events }, (_, index) => cloudEventOf(learner, number + index)),
      ),
    }).catch(() => null);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status === 202) sent.accepted += events;
    else if (answer?.status === 429) {
      sent.refused += events;
      sent.retryAfter.add(answer.headers.get('retry-after') ?? 'none');
      await sleep(100);
    } else sent.failed += events;
  }

  return { send };
}

export const nothingSent = (): Sent => ({ accepted: 0, refused: 0, failed: 0, retryAfter: new Set() });
