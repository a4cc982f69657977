import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';

const START = Date.parse('2026-10-05T09:00:00Z');
const MINUTE = 60_000;

/** One session of a learner: chat turns a minute apart; every `every`th event is a note check, which completes. */
export function sessionOf(learner: string, length: number, every = 10): IncomingEvent[] {
  return Array.from({ length }, (_, index) => {
    const checks = index % every === every - 1;
    const text = `learner turn ${index}: the join counts a customer once for each of ${index} orders`;
    const common = { program: 'p', stage: `s${Math.floor(index / every)}` };
    return {
      learner,
      id: `e${index}`,
      source: 'session',
      type: checks ? 'note.check_attempted' : 'chat.turn_taken',
      time: START + index * MINUTE,
      speaker: 'learner',
      data: checks
        ? { ...common, artefact: `note-${index}`, revision: 1, passed: true }
        : { ...common, text },
    };
  });
}

/** Sessions by learner. */
export function sessionsOf(count: number, length: number, every?: number): Map<string, IncomingEvent[]> {
  const learners = Array.from({ length: count }, (_, index) => `learner-${index}`);
  return new Map(learners.map((learner) => [learner, sessionOf(learner, length, every)]));
}
