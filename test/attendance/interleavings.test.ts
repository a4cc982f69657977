import { expect, test } from 'vitest';
import { explore } from './explore.ts';
import { RULES, type Model, type Rule } from './model.ts';

/** Few events and few faults, but every order in which things can happen. */
const MODELS: Record<string, Model> = {
  'in one process': { events: 3, isOneProcess: true },
  'a completion, in one process': { events: 3, completes: true, isOneProcess: true, attendants: 1 },
  'a renewed run, in one process': { events: 3, isOneProcess: true, attendants: 1, faults: { renew: 1 } },
  'a worker that stops, in one process': { events: 2, isOneProcess: true, faults: { stop: 1 } },
  'an erase': { events: 2, faults: { erase: 1 } },
  'a worker that dies': { events: 2, faults: { kill: 1 } },
  'a worker that freezes and thaws': { events: 2, faults: { freeze: 1 } },
  'a ring or a hint that is lost with its API': {
    events: 2,
    sweeper: true,
    attendants: 1,
    faults: { lose: 1 },
  },
};

test.each(Object.entries(MODELS))(
  '%s: every accepted event is awarded once, and never waits for somebody who does not come',
  (_name, model) => {
    const { states, finding } = explore(model);
    expect(finding).toBeNull();
    expect(states).toBeGreaterThan(1000);
  },
);

const CAUGHT_BY: Record<Rule, [keyof typeof MODELS, problem: string]> = {
  'the row is locked while events are awarded': ['in one process', 'an event was awarded twice'],
  'who leaves says whether events are left': ['in one process', 'an event waits and nobody will come'],
  'who begins looks for events that came before': ['in one process', 'an event waits and nobody will come'],
  'the bell is cleared before the award, not after it': [
    'in one process',
    'an event waits and nobody will come',
  ],
  'a hint before the wait is remembered': ['in one process', 'an event waits and nobody will come'],
  'a hint for a learner whom nobody attends here rings': [
    'in one process',
    'an event waits and nobody will come',
  ],
  'a hint to a worker that died becomes a ring': [
    'a worker that dies',
    'an event waits and nobody will come',
  ],
  'a run is not renewed during an attendance': [
    'a renewed run, in one process',
    'an event waits and nobody will come',
  ],
  'a new run begins with an award': ['a renewed run, in one process', 'an event waits and nobody will come'],
  'a completion ends the attendance, for the workflow to have it judged': [
    'a completion, in one process',
    'an event waits and nobody will come',
  ],
  'a verdict says whether events are left': [
    'a completion, in one process',
    'an event waits and nobody will come',
  ],
  'nothing is awarded after an erase': ['an erase', 'an event was awarded after an erase'],
  'the sweeper rings for what is pending': [
    'a ring or a hint that is lost with its API',
    'an event waits and nobody will come',
  ],
};

test.each(RULES)('without the rule “%s” an order of events is found that breaks', (rule) => {
  const [name, problem] = CAUGHT_BY[rule];
  expect(explore({ ...MODELS[name]!, without: rule }).finding?.problem).toBe(problem);
});
