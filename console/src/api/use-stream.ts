import { useEffect, useEffectEvent, useState } from 'react';
import { followStream, type StreamMessage, type StreamState } from './stream.ts';

/**
 * Whom to follow: one learner, or all; `on` is false for nobody. The server refuses the stream of a learner without
 * events, so the stream is opened again when `known` changes.
 */
export type Followed = { learner?: string | undefined; on?: boolean; known?: boolean };

/** Follows a stream while the component is shown. */
export function useStream(
  { learner, on = true, known }: Followed,
  onMessage: (message: StreamMessage) => void,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const take = useEffectEvent(onMessage);
  useEffect(() => {
    if (!on) return undefined;
    return followStream(learner, { onMessage: (message) => take(message), onState: setState });
  }, [learner, on, known]);
  return state;
}
