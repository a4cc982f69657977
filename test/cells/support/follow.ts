import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell } from './start-cell.ts';

const AGAIN_MS = 100;
const GIVE_UP_MS = 300_000;

/** An event of a platform; `ce-subject` beside it lets a proxy route it. */
export function cloudEvent(learner: string, id: string, type: string, data: object) {
  return { specversion: '1.0', id, source: 'platform', type, subject: learner, data };
}

export type Sent = ReturnType<typeof cloudEvent>;

export function postTo(url: string, key: string, event: Sent): Promise<Response> {
  return fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents+json',
      'ce-subject': event.subject,
    },
    body: JSON.stringify(event),
  });
}

/** A platform that knows one cell, repeats what is refused for now, and follows a learner who moved. */
export async function sendFollowing(cells: readonly Cell[], event: Sent): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  let cell = cells[0]!;
  while (Date.now() < end) {
    const response = await postTo(cell.api, cell.key, event);
    await response.body?.cancel();
    if (response.status === 202) return;
    if (response.status === 421) {
      const to = response.headers.get('touchstone-cell');
      cell = cells.find(({ api }) => api === to)!;
    } else if (response.status === 503) await sleep(AGAIN_MS);
    else throw new Error(`an event was answered with ${response.status}`);
  }
  throw new Error('an event was not accepted in five minutes');
}
