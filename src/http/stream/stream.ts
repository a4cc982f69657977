import pLimit from 'p-limit';
import type { Position } from '../../store/changes/read-changes.ts';
import type { Dependencies, RequestContext } from '../environment.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError, problemOf } from '../problems/problem.ts';
import type { Listener, Scope, Sink } from './listener.ts';
import { decodePosition, encodePosition, positionAfter } from './position.ts';
import { replay } from './replay.ts';

/**
 * How often the reach of an open stream is checked again. Together with the cache of keys and the tolerance for clocks,
 * a stream ends less than a minute after its reach was lost.
 */
export const RECHECK_MS = 20_000;
/** Concurrent replays; limited, because all clients reconnect at once after a restart. */
const REPLAYS = 2;
const utf8 = new TextEncoder();

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Stops nginx from buffering events.
  'x-accel-buffering': 'no',
};

/** A response body with a write function that returns the unsent bytes. */
function createBody(onCancel: () => void) {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started;
      },
      cancel: onCancel,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return {
    body,
    write(bytes: Uint8Array): number {
      controller.enqueue(bytes);
      return -(controller.desiredSize ?? 0);
    },
    end: () => controller.close(),
  };
}

type StreamDependencies = Pick<
  Dependencies<'changes' | 'calibrations' | 'learners' | 'ledger' | 'reviews'>,
  'store' | 'hub' | 'epoch' | 'streamRecheckMs'
>;

/** Why a stream must end; null after an outage, which closes no stream. */
function lossOf(error: unknown): ProblemError | null {
  return error instanceof ProblemError && error.code !== 'unavailable' ? error : null;
}

/** The last message of a stream that lost its reach: the problem that a new request would get. */
function lastMessage({ code, options }: ProblemError): string {
  return `event: end\ndata: ${JSON.stringify(problemOf(code, options))}\n\n`;
}

/** Responds with a live stream: changes missed since `Last-Event-ID`, then new ones until either side closes it. */
export function createStreams(
  { store, hub, epoch, streamRecheckMs = RECHECK_MS }: StreamDependencies,
  limits: Limits,
) {
  const turn = pLimit(REPLAYS);

  async function begin(
    listener: Listener,
    scope: Scope,
    position: Position,
    lastId: string | undefined,
  ): Promise<void> {
    const say = (text: string) => listener.send(utf8.encode(text));
    const id = encodePosition(epoch, positionAfter(position, Date.now()));
    const reset = () => say(`id: ${id}\nevent: reset\ndata: {}\n\n`);
    const from = lastId === undefined ? null : decodePosition(epoch, lastId, Date.now());
    if (lastId === undefined) say(`: open\nid: ${id}\n\n`);
    else if (from === null) reset();
    else if (!(await turn(() => replay({ store, epoch, scope, from, until: position }, say)))) reset();
    listener.release();
  }

  function end(listener: Listener, loss: ProblemError): void {
    listener.send(utf8.encode(lastMessage(loss)));
    listener.close(false);
  }

  /** `admit` rejects with the problem of a request that may not read `scope`; it is called again while the stream is open. */
  return async (c: RequestContext, scope: Scope, admit: () => Promise<unknown>): Promise<Response> => {
    // The framework answers HEAD with the headers of GET and never reads the body, so the stream would never end.
    if (c.req.method === 'HEAD') return new Response(null, { headers: HEADERS });
    const release = await limits.open(c.get('key'), 'streams');
    let listener: Listener | undefined;
    let recheck: NodeJS.Timeout | undefined;
    const body = createBody(() => listener?.close(false));
    const sink: Sink = {
      write: body.write,
      close(gaveUp) {
        release();
        clearInterval(recheck);
        // A reader that does not drain would not see the end of the stream, so cut the connection.
        if (gaveUp) c.env?.outgoing?.destroy();
        try {
          body.end();
        } catch {
          // The client has disconnected.
        }
      },
    };
    const opened = await hub.listen(scope, sink).catch((error: Error) => {
      release();
      throw error;
    });
    listener = opened.listener;
    const { listener: open } = opened;
    recheck = setInterval(() => {
      admit().catch((error: unknown) => {
        const loss = lossOf(error);
        if (loss) end(open, loss);
      });
    }, streamRecheckMs).unref();
    begin(listener, scope, opened.position, c.req.header('last-event-id')).catch(() =>
      listener?.close(false),
    );
    return new Response(body.body, { headers: HEADERS });
  };
}
