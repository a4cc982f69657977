/** The built-in event types (design 5). */
const SHIPPED_TYPES = [
  'chat.turn_taken',
  'note.submitted',
  'note.check_attempted',
  'voice.turn_taken',
  'voice.session_ended',
  'work.submitted',
  'scenario.completed',
  'presentation.turn_taken',
  'presentation.completed',
  'kickoff.understanding_completed',
  'cowork.session_started',
  'cowork.action_taken',
  'cowork.session_ended',
  'learn.lesson_opened',
  'learn.hint_used',
  'learn.answer_revealed',
  'stage.started',
  'stage.skipped',
  'stage.completed',
] as const;

const SHIPPED: ReadonlySet<string> = new Set(SHIPPED_TYPES);
const FAMILIES: ReadonlySet<string> = new Set(SHIPPED_TYPES.map((type) => type.split('.')[0] as string));

/** Reversed domain name, then what happened: `com.acme.code_review.completed`. */
const REVERSE_DNS = /^[a-z]{2,63}(\.[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?){2,}$/;

/**
 * Whether a policy may use a type: a built-in one, or a custom one under a reverse-DNS name. An unknown type that looks
 * built-in is rejected: it is usually a typo, and paying for it would hide that.
 */
export function isEventType(type: string): boolean {
  if (SHIPPED.has(type)) return true;
  return REVERSE_DNS.test(type) && !FAMILIES.has(type.split('.')[0] as string);
}
