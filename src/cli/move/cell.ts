import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failed } from '../failure.ts';

/** What the other cell answered to a transfer. */
export type Arrival = { entries: number; total: number; calibrations: number };

/** The other cell refused the learner for good, and does not have it. */
export class Refused extends Failed {}

export type Cell = ReturnType<typeof createCell>;

const TRIES = 5;
const PAUSE_MS = 1000;

type Problem = { title?: string; detail?: string };

/** The cell that learners move to, by its API. */
export function createCell(url: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
  const put = (learner: string, body: Blob | string) =>
    fetch(`${url}/v1/learners/${encodeURIComponent(learner)}/transfer`, { method: 'PUT', body, headers });
  const detailOf = async (response: Response) => {
    const { title, detail } = (await response.json().catch(() => ({}))) as Problem;
    return `${response.status} ${(detail ?? title ?? response.statusText).replace(/\.$/, '')}`;
  };

  /** Null if the cell did not answer, or may answer otherwise a little later. */
  async function trySend(learner: string, file: string): Promise<Arrival | null> {
    const response = await put(learner, await openAsBlob(file)).catch(() => null);
    if (response === null || response.status >= 500 || response.status === 429) return null;
    if (response.ok) return (await response.json()) as Arrival;
    const detail = await detailOf(response);
    if (response.status === 409) throw new Refused(`${learner}: ${detail}. The learner stays here.`);
    throw new Failed(`${learner}: ${detail}. Run the same command again once that is fixed.`);
  }

  return {
    url,
    /** Fails if the cell cannot be reached or the key may not send transfers there, before anything is changed. */
    async requireReady(learner: string): Promise<void> {
      const response = await put(learner, '').catch(() => {
        throw new Failed(`No answer from ${url}. Nothing was changed.`);
      });
      if (response.status !== 422)
        throw new Failed(`${url}: ${await detailOf(response)}. Nothing was changed.`);
    },
    /** Sends a transfer until the cell answers. Sending it twice is safe. */
    async send(learner: string, file: string): Promise<Arrival> {
      for (let attempt = 1; ; attempt += 1) {
        const arrival = await trySend(learner, file);
        if (arrival) return arrival;
        if (attempt === TRIES)
          throw new Failed(
            `${learner}: no answer from ${url}. Run the same command again to finish the move.`,
          );
        await sleep(PAUSE_MS);
      }
    },
  };
}
