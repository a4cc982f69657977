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

/**
 * What became of it; all but the first store nothing. `unknown_type`: the policy that stood when the event was numbered
 * has no such type, whatever an earlier look said.
 */
export type Intake =
  | { status: 'accepted'; seq: number }
  | { status: 'duplicate'; seq: number }
  | { status: 'conflict' }
  | { status: 'erased' }
  | { status: 'unknown_type'; policy: number };
