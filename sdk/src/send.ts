import { takeBatch } from './batches.ts';
import { Problem, problemIn } from './problem.ts';
import { withRetries } from './retry.ts';
import type { components } from './schema.ts';

type Schemas = components['schemas'];

export type CloudEvent = Schemas['CloudEvent'];

/** An event as the caller gives it. What is missing is filled in once, so that a repetition is the same event. */
export type NewEvent = {
  type: string;
  /** The learner. */
  subject: string;
  data?: Schemas['EventData'];
  id?: string;
  source?: string;
  time?: string;
  [attribute: string]: unknown;
};

/** What became of one event; `duplicate` also if an earlier try had stored it before its answer was lost. */
export type SendResult = Omit<Schemas['BatchResultLine'], 'index' | 'id' | 'source'> & {
  id: string;
  source: string;
};

export type SendOptions = {
  /** Waits so long for the awards, at most 30 seconds; each result then has its `award`. */
  waitSeconds?: number | undefined;
};

/** Some events could not be delivered. `unsent` has them with their ids: sending those again doubles nothing. */
export class SendError extends Error {
  override name = 'SendError';
  unsent: CloudEvent[];

  constructor(cause: unknown, unsent: CloudEvent[]) {
    super(
      `${unsent.length} events were not sent: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
    this.unsent = unsent;
  }
}

export type Post = (body: string, headers: Record<string, string>, signal?: AbortSignal) => Promise<Response>;

type SenderOptions = { post: Post; source: string; retryForMs: number };

type Waiting = {
  event: CloudEvent;
  json: string;
  waitSeconds: number;
  done: (result: SendResult) => void;
  failed: (error: unknown) => void;
};

/** How long one try may take, beside what the server is asked to wait. */
const TRY_MS = 30_000;

/**
 * Sends events in batches, in the order of the calls. While a request is under way the events of further calls wait and
 * go together in the next one. A batch is repeated unchanged until the server has answered it, so that no event is lost;
 * the server knows repeated events by their ids, so none is stored twice.
 */
export function createSender({ post, source, retryForMs }: SenderOptions) {
  const queue: Waiting[] = [];
  let running = false;

  async function answered(batch: Waiting[]): Promise<SendResult[]> {
    const waitSeconds = Math.max(...batch.map((one) => one.waitSeconds));
    const headers: Record<string, string> = { 'content-type': 'application/cloudevents-batch+json' };
    if (waitSeconds > 0) headers.prefer = `wait=${waitSeconds}`;
    const signal = AbortSignal.timeout(TRY_MS + waitSeconds * 1000);
    const response = await post(`[${batch.map(({ json }) => json).join()}]`, headers, signal);
    if (!response.ok) throw await problemIn(response);
    const { results } = (await response.json()) as { results?: SendResult[] };
    if (results?.length !== batch.length)
      throw new Error('The answer does not have a result for each event.');
    return results;
  }

  /** A batch refused whole for its content is sent event by event, so that one of them does not stop the others. */
  async function results(batch: Waiting[]): Promise<SendResult[]> {
    try {
      return await withRetries(() => answered(batch), { retryForMs });
    } catch (error) {
      if (!(error instanceof Problem) || ![400, 413, 422].includes(error.status)) throw error;
      const [{ event }] = batch as [Waiting];
      if (batch.length === 1) return [refused(event, error)];
      const parts: SendResult[] = [];
      for (const one of batch) parts.push(...(await results([one])));
      return parts;
    }
  }

  async function run(): Promise<void> {
    running = true;
    // Calls of the same moment go together.
    await Promise.resolve();
    while (queue.length > 0) {
      const batch = takeBatch(queue);
      try {
        const answers = await results(batch);
        batch.forEach(({ event, done }, index) =>
          done({ ...(answers[index] as SendResult), id: event.id, source: event.source }),
        );
      } catch (error) {
        // Later events must not overtake, and would most likely be refused for the same reason.
        for (const { failed } of [...batch, ...queue.splice(0)]) failed(error);
      }
    }
    running = false;
  }

  function enqueue(event: CloudEvent, waitSeconds: number): Promise<SendResult> {
    const json = JSON.stringify(event);
    return new Promise((done, failed) => {
      queue.push({ event, json, waitSeconds, done, failed });
      if (!running) void run();
    });
  }

  return async (
    events: NewEvent | readonly NewEvent[],
    { waitSeconds = 0 }: SendOptions = {},
  ): Promise<SendResult[]> => {
    const complete = [events].flat().map((event) => completed(event, source));
    const settled = await Promise.allSettled(complete.map((event) => enqueue(event, waitSeconds)));
    const failure = settled.find((one) => one.status === 'rejected');
    if (!failure) return settled.map((one) => (one as PromiseFulfilledResult<SendResult>).value);
    throw new SendError(
      failure.reason,
      complete.filter((_, index) => settled[index]?.status === 'rejected'),
    );
  };
}

function completed(event: NewEvent, source: string): CloudEvent {
  const id = event.id ?? crypto.randomUUID();
  const time = event.time ?? new Date().toISOString();
  return { source, ...event, specversion: '1.0', id, time };
}

function refused({ id, source }: CloudEvent, { status, code, title, detail, errors }: Problem): SendResult {
  const problem = { type: `/docs/errors#${code}`, title, status, detail, errors };
  return { id, source, status: 'invalid', problem };
}
