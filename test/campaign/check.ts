import type { CloudEvent } from '../../examples/cloud-event.ts';
import { UNRATED } from '../../src/core/snapshot.ts';
import type { Store } from '../../src/store/store.ts';
import { checkInvariants, countingObservations, everythingOf } from '../support/check-invariants.ts';
import { oracle, type OracleEvent } from '../support/oracle.ts';
import { identityOf, type Sent, type SentOf } from './load.ts';

const AT_ONCE = 4;

/** What is wrong with what is stored about these learners, by what was sent and acknowledged. */
export async function faultsIn(store: Store, sent: SentOf): Promise<string[]> {
  const faults: string[] = [];
  const left = [...sent];
  async function checkNext(): Promise<void> {
    for (let next = left.pop(); next; next = left.pop()) {
      const [learner, of] = next;
      const found = await learnerFaults(store, learner, of).catch((error: Error) => [differenceIn(error)]);
      faults.push(...found.map((fault) => `${learner}: ${fault}`));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
  return faults;
}

async function learnerFaults(
  store: Store,
  learner: string,
  sent: ReadonlyMap<string, Sent>,
): Promise<string[]> {
  const faults: string[] = [];
  const acknowledged = [...sent.values()].filter(({ seq }) => seq !== null);
  if ((await store.learners.find(learner)) === null)
    return acknowledged.length === 0 ? [] : [`unknown, with ${acknowledged.length} acknowledged events`];
  const { events, entries, calibrations } = await everythingOf(store, learner);
  const awards = Map.groupBy(
    entries.filter(({ kind }) => kind === 'award'),
    ({ eventSeq }) => eventSeq,
  );
  const stored = new Map(
    events.map(({ seq, id, source }) => [identityOf({ id: id!, source: source! }), seq]),
  );
  for (const [identity, { seq }] of sent) {
    const at = stored.get(identity) ?? null;
    if (seq !== null && at !== seq)
      faults.push(`${identity} was acknowledged as ${seq}, and is stored as ${at}`);
    const count = at === null ? 0 : (awards.get(at)?.length ?? 0);
    if (at !== null && count !== 1) faults.push(`${identity} has ${count} awards`);
  }
  for (const identity of stored.keys()) if (!sent.has(identity)) faults.push(`${identity} was never sent`);
  if (faults.length > 0) return faults;

  // What was sent, and not what is stored; only its order is the server's.
  const told: OracleEvent[] = [];
  for (const { id, source, policyVersion } of events) {
    const { event } = sent.get(identityOf({ id: id!, source: source! }))!;
    told.push({ ...incoming(event), policy: await store.policies.read(policyVersion) });
  }
  const truth = oracle(told, (seq) => countingObservations(calibrations, seq));
  const { layer } = (await store.learners.read(learner))!;
  if (layer.xp.total !== truth.total) faults.push(`total ${layer.xp.total}, by the oracle ${truth.total}`);
  const [is, expected] = [calibrations.at(-1)?.stateAfter ?? UNRATED, truth.snapshot].map((state) =>
    JSON.stringify(state),
  );
  if (is !== expected) faults.push(`snapshot ${is}, by the oracle ${expected}`);
  await checkInvariants(store, learner);
  return faults;
}

const incoming = ({ subject, time, data, ...event }: CloudEvent) => ({
  id: event.id,
  source: event.source,
  type: event.type,
  learner: subject,
  time: Date.parse(time),
  speaker: data.speaker,
  data: data as OracleEvent['data'],
});

/** What a failed expectation got and expected, in short. */
function differenceIn(error: Error & { actual?: unknown; expected?: unknown }): string {
  const [got, expected] = [error.actual, error.expected].map((value) =>
    (JSON.stringify(value) ?? '').slice(0, 600),
  );
  return `${error.message}, got ${got}, expected ${expected}`;
}
