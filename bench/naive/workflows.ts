import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import type { NaiveActivities } from './activities.ts';

const normal = proxyActivities<NaiveActivities>({ startToCloseTimeout: '15 seconds' });
const local = proxyLocalActivities<NaiveActivities>({ startToCloseTimeout: '15 seconds' });

/** The obvious design: each signal carries one event and an activity awards it; events queue in workflow memory. */
async function eachEvent(
  award: (event: IncomingEvent) => Promise<void>,
  renew: (rest: IncomingEvent[]) => Promise<never>,
  first: IncomingEvent[],
) {
  const events = first;
  setHandler(defineSignal<[IncomingEvent]>('event'), (event) => {
    events.push(event);
  });
  for (;;) {
    await condition(() => events.length > 0);
    for (let event = events.shift(); event; event = events.shift()) {
      await award(event);
      if (workflowInfo().continueAsNewSuggested) await renew(events);
    }
  }
}

/** One signal and one normal activity per event. */
export function normalLearner(first: IncomingEvent[] = []): Promise<void> {
  return eachEvent(normal.awardOne, (rest) => continueAsNew<typeof normalLearner>(rest), first);
}

/** One signal and one local activity per event. */
export function localLearner(first: IncomingEvent[] = []): Promise<void> {
  return eachEvent(local.awardOne, (rest) => continueAsNew<typeof localLearner>(rest), first);
}

/** The minimal cost of a durable event: a signal and a local activity that inserts one row. */
export async function bareLearner(): Promise<void> {
  let rings = 0;
  setHandler(defineSignal('event'), () => {
    rings += 1;
  });
  for (;;) {
    await condition(() => rings > 0);
    rings -= 1;
    await local.insertOne(workflowInfo().workflowId);
  }
}

/** What a signal costs if nothing is done with it. */
export async function emptyLearner(): Promise<void> {
  setHandler(defineSignal('event'), () => undefined);
  await condition(() => false);
}
