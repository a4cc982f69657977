import type { EventResult } from '../../api/events.ts';
import type { Learner } from '../../api/learner.ts';

/** What was sent, what it answered, and the learner before it. */
export type Sent = { event: { subject: string }; result: EventResult; before: Learner | null };
