import { rows, type Database } from '../database.ts';

/** The channel on which a worker hears hints. */
export const channelOf = (worker: string): string => `touchstone_${worker}`;

/** Postgres allows 8,000 bytes. */
const MOST_BYTES = 7000;
const NOTIFY = {
  name: 'attendance-notify',
  text: 'SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS n(channel, payload)',
};

/** Payloads with as many learners each as fit. */
function payloadsOf(learners: Iterable<string>): string[] {
  const payloads: string[][] = [[]];
  let bytes = 0;
  for (const learner of learners) {
    const size = Buffer.byteLength(JSON.stringify(learner)) + 1;
    if (bytes + size > MOST_BYTES) {
      payloads.push([]);
      bytes = 0;
    }
    bytes += size;
    payloads.at(-1)!.push(learner);
  }
  return payloads.map((ids) => JSON.stringify(ids));
}

export const learnersIn = (payload: string): string[] => JSON.parse(payload) as string[];

/**
 * Sends hints to workers of other processes. One notice is under way at a time, and what comes meanwhile goes with the
 * next: a NOTIFY costs the same for one learner and for hundreds, and delays no commit but its own.
 */
export function createHintSender(database: Database) {
  let waiting = new Map<string, Set<string>>();
  let sending: Promise<void> | null = null;

  async function send(): Promise<void> {
    // Hints of the same turn of the event loop go together.
    await Promise.resolve();
    const batch = waiting;
    waiting = new Map();
    const sent = [...batch].flatMap(([worker, learners]) =>
      payloadsOf(learners).map((payload) => ({ channel: channelOf(worker), payload })),
    );
    const columns = [sent.map(({ channel }) => channel), sent.map(({ payload }) => payload)];
    await rows(database, NOTIFY, columns).finally(() => (sending = null));
  }

  /** Resolves when the hint was sent; rejects if Postgres could not send it. */
  return async (worker: string, learner: string): Promise<void> => {
    waiting.set(worker, (waiting.get(worker) ?? new Set()).add(learner));
    const wasSent = () => !waiting.get(worker)?.has(learner);
    while (!wasSent()) await (sending ??= send());
  };
}
