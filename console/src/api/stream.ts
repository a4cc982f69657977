import {
  followStream as messagesOf,
  type StreamMessage,
  type StreamState as Connection,
} from '../../../sdk/src/stream.ts';
import type { Schemas } from './client.ts';

export type { StreamMessage };
export type Award = Schemas['LedgerEntry'];
export type Calibration = Schemas['Calibration'];

/** `behind`: the connection was lost, and what happens now is shown once it is back. `ended`: the reader may not follow it. */
export type StreamState = Connection | 'ended';

export type StreamListener = {
  onMessage(message: StreamMessage): void;
  onState(state: StreamState): void;
};

/** Follows one learner, or all, with the client of `sdk/` until the returned function is called. */
export function followStream(
  learner: string | undefined,
  { onMessage, onState }: StreamListener,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const say = (state: StreamState) => {
    if (!signal.aborted) onState(state);
  };
  async function follow(): Promise<void> {
    const get = (path: string, headers: Record<string, string>, cut: AbortSignal) =>
      fetch(path, { headers, signal: cut, cache: 'no-store' });
    for await (const message of messagesOf(get, { learner, signal, onState: say })) {
      if (signal.aborted) return;
      // Everything is read anew when a scene opens.
      if (message.event !== 'open') onMessage(message);
    }
  }
  void follow().catch(() => say('ended'));
  return () => stop.abort();
}
