import type { CloudEvent } from '../../examples/cloud-event.ts';
import type { Store } from '../../src/store/store.ts';
import { checkInvariants } from '../support/check-invariants.ts';
import { ledgerFaults, type ServedEntry } from './chain.ts';
import type { Follower } from './follower.ts';
import { listAll, type Platform } from './platform.ts';

type ServedCalibration = {
  number: number;
  completion: number;
  unscored: string | null;
  observations: { skill: string; x: number }[];
};

/** What the API serves about a learner at the end. */
export type Outcome = { entries: ServedEntry[]; calibrations: ServedCalibration[]; faults: string[] };

/**
 * Reads a learner over HTTP, recomputes the ledger, and compares everything that is stored with the sequential oracle of
 * the tests: every event once, one award an event, one verdict a completion, the total of a pencil.
 */
export async function checkLearner(
  platform: Platform,
  store: Store,
  learner: string,
  sent: readonly CloudEvent[],
): Promise<Outcome> {
  const path = `/v1/learners/${encodeURIComponent(learner)}`;
  const entries = await listAll<ServedEntry>(platform, `${path}/ledger`);
  const calibrations = await listAll<ServedCalibration>(platform, `${path}/calibrations`);
  const faults = ledgerFaults(learner, entries);
  const paid = entries.filter(({ kind }) => kind === 'award').map(({ eventSeq }) => eventSeq);
  if (paid.length !== sent.length || new Set(paid).size !== sent.length)
    faults.push(`${learner}: ${paid.length} awards of ${new Set(paid).size} events, ${sent.length} sent`);
  for (const { completion, unscored } of calibrations)
    if (unscored !== null) faults.push(`${learner}: completion ${completion} is unscored (${unscored})`);
  const identities = new Map(sent.map(({ source, id }) => [`${source} ${id}`, true]));
  await checkInvariants(store, learner, identities).catch((error: Error) =>
    faults.push(`${learner}: ${error.message}, ${differenceOf(error as object)}`),
  );
  return { entries, calibrations, faults };
}

/** What a failed expectation got and expected, in short. */
function differenceOf(error: { actual?: unknown; expected?: unknown }): string {
  const [got, expected] = [error.actual, error.expected].map((value) =>
    (JSON.stringify(value) ?? '').slice(0, 600),
  );
  return `got ${got}, expected ${expected}`;
}

/** Every entry and every verdict of the learner exactly once and in order on the stream, over all its breaks. */
export function streamFaults(follower: Follower, learner: string, outcome: Outcome): string[] {
  const compare = (what: string, heard: number[] = [], expected: number[]): string[] =>
    heard.join() === expected.join()
      ? []
      : [`${learner}: the stream sent ${what} ${heard.join()} instead of ${expected.join()}`];
  return [
    ...compare(
      'entries',
      follower.entries.get(learner),
      outcome.entries.map(({ entry }) => entry),
    ),
    ...compare(
      'verdicts',
      follower.calibrations.get(learner),
      outcome.calibrations.map(({ number }) => number),
    ),
  ];
}

/** The same work must come to the same readings and the same total, however often processes died meanwhile. */
export function sameOutcome(one: Outcome, other: Outcome): boolean {
  const shown = ({ entries, calibrations }: Outcome): string =>
    JSON.stringify([
      entries.at(-1)?.totalAfter ?? 0,
      calibrations.map(({ completion, observations }) => [
        completion,
        observations.map(({ skill, x }) => [skill, x]),
      ]),
    ]);
  return shown(one) === shown(other);
}
