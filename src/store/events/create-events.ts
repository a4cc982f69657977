import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { acceptEvents, type Sender } from './accept-events.ts';
import type { IncomingEvent } from './incoming-event.ts';
import { readEvents } from './read-events.ts';
import { readTraces, type EventPlace } from './read-traces.ts';
import { findStatements } from './statements.ts';

/** Events received from platforms. */
export function createEvents(database: Database, writing: Writing) {
  return {
    accept: (events: IncomingEvent[], from: Sender = {}) => acceptEvents(database, writing, events, from),
    read: (learner: number, page: { after: number; limit: number }) => readEvents(database, learner, page),
    traces: (events: readonly EventPlace[]) => readTraces(database, events),
    statements: (ids: readonly string[]) => findStatements(database, ids),
  };
}
