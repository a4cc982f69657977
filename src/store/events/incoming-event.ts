import type { EventData, Speaker } from '../../core/event.ts';

/** A checked incoming event. `time` in epoch milliseconds. */
export type IncomingEvent = {
  learner: string;
  id: string;
  source: string;
  type: string;
  time: number;
  speaker: Speaker;
  data: EventData;
  /** The trace to which it belongs, as a W3C traceparent. */
  traceparent?: string | undefined;
};

/**
 * The result of intake; only `accepted` stores anything. `unknown_type`: the policy at the time of numbering does not
 * have this type, whatever an earlier check found.
 */
export type Intake =
  | { status: 'accepted'; seq: number }
  | { status: 'duplicate'; seq: number }
  | { status: 'conflict' }
  | { status: 'erased' }
  /** The learner moved to another cell. */
  | { status: 'moved'; cell: string }
  | { status: 'unknown_type'; policy: number };
