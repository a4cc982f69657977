import { send } from './client.ts';
import type { Award } from './stream.ts';

export type CloudEvent = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time?: string;
  data: Record<string, unknown>;
};

export type EventResult = { status: 'accepted' | 'duplicate'; seq: number; award?: Award };

/** A new event of a learner, as a platform would send it. */
export function newEvent(subject: string, type: string, data: Record<string, unknown>): CloudEvent {
  const time = new Date().toISOString();
  return { specversion: '1.0', id: crypto.randomUUID(), source: 'console', type, subject, time, data };
}

/** Sends one event and waits up to ten seconds for its award. Sending it again changes nothing. */
export function sendEvent(event: unknown): Promise<EventResult> {
  return send('POST', '/v1/events', event, {
    'content-type': 'application/cloudevents+json',
    prefer: 'wait=10',
  });
}
