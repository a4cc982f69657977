import type { EventData, Speaker } from '../../core/event.ts';

/** A checked event on its way in. `time` in epoch milliseconds. */
export type IncomingEvent = {
  learner: string;
  id: string;
  source: string;
  type: string;
  time: number;
  speaker: Speaker;
  data: EventData;
};

/** What became of it. A conflict and an erased learner store nothing. */
export type Intake =
  | { status: 'accepted'; seq: number }
  | { status: 'duplicate'; seq: number }
  | { status: 'conflict' }
  | { status: 'erased' };
