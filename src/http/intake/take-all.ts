import { isVoid } from './check-void.ts';
import { takeEvents, type Taken, type TakeOptions, type Took } from './take-events.ts';
import { takeVoid } from './take-void.ts';

/**
 * Takes the events of one request: ordinary events first, in one transaction, then the voids one by one. Results are in
 * the order of the request.
 */
export async function takeAll(options: TakeOptions, events: readonly unknown[]): Promise<Took> {
  if (!events.some(isVoid) && options.key.scopes.includes('ingest')) return takeEvents(options, events);
  const others = events.filter((event) => !isVoid(event));
  const took = await takeOthers(options, others);
  const { taken, ring } = took;
  if (options.whole && taken.some((one) => 'code' in one)) return took;
  const toRing = new Set(ring);
  const answers = taken.values();
  const all: Taken[] = [];
  for (const event of events) {
    if (!isVoid(event)) {
      all.push(answers.next().value as Taken);
      continue;
    }
    const done = await takeVoid(options, event);
    // Awards may have been waiting for the verdict of the voided event.
    if (done.voided && 'seq' in done.taken) toRing.add(done.taken.event.learner);
    all.push(done.taken);
  }
  return { ...took, taken: all, ring: [...toRing] };
}

async function takeOthers(options: TakeOptions, events: readonly unknown[]): Promise<Took> {
  if (options.key.scopes.includes('ingest')) return takeEvents(options, events);
  const detail = 'This call needs a key with the scope `ingest`.';
  return {
    taken: events.map((event) => ({ status: 'invalid', event, code: 'missing-scope', detail })),
    ring: [],
  };
}
