import { afterAll, beforeAll } from 'vitest';
import type { Verdict } from '../../src/core/verdict.ts';
import { SKILLS } from '../../src/core/skill.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore, type Store, type StoreOptions } from '../../src/store/store.ts';
import { createDatabase } from './database.ts';

/** A store on a new database for one test file, created before its tests and dropped after them. */
export function openStore(options: Omit<StoreOptions, 'url'> = {}): { store: Store; url: string } {
  const open = {} as { store: Store; url: string };
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createDatabase();
    open.url = database.url;
    drop = database.drop;
    open.store = createStore({ url: database.url, ...options });
  });
  afterAll(async () => {
    await open.store.close();
    await drop();
  });
  return open;
}

const START = Date.parse('2026-10-05T09:00:00Z');
let ids = 0;

/** The next event of a learner, a minute after the previous one, with overrides. */
export function eventOf(
  learner: string,
  type = 'chat.turn_taken',
  data: IncomingEvent['data'] = {},
): IncomingEvent {
  ids += 1;
  const said = type === 'chat.turn_taken' ? { text: `turn ${ids} says something` } : {};
  const common = { program: 'p', stage: `stage-${ids}` };
  return {
    learner,
    id: `e${ids}`,
    source: 'test',
    type,
    time: START + ids * 60_000,
    speaker: 'learner',
    data: { ...common, ...said, ...data },
  };
}

/** A verdict that reads all four skills at `x`. */
export function verdictAt(x: number): Verdict {
  const reading = { source: 'judge', x, evidence: 3, confidence: 1, demand: 50, card: null } as const;
  return {
    judge: { name: 'test', version: '1' },
    unscored: null,
    observations: SKILLS.map((skill) => ({ skill, ...reading })),
    workedMinutes: 20,
    spanMinutes: 30,
    reason: 'It was read. It counts.',
    quotes: [],
    events: [],
    flags: [],
    asksReview: false,
  };
}
