import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { acceptEvents } from './accept-events.ts';
import type { IncomingEvent } from './incoming-event.ts';
import { readEvents } from './read-events.ts';

/** Events received from platforms. */
export function createEvents(database: Database, writing: Writing) {
  return {
    /** `requestId` names the request that delivered them. */
    accept: (events: IncomingEvent[], requestId: string | null = null) =>
      acceptEvents(database, writing, events, requestId),
    read: (learner: number, page: { after: number; limit: number }) => readEvents(database, learner, page),
  };
}
