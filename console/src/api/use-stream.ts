import { useEffect, useEffectEvent, useState } from 'react';
import { followStream, type StreamMessage, type StreamState } from './stream.ts';

/** Whom to follow: one learner, or all; `on` is false for nobody. */
export type Followed = { learner?: string | undefined; on?: boolean };

/** Follows a stream while the component is shown. */
export function useStream(
  { learner, on = true }: Followed,
  onMessage: (message: StreamMessage) => void,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const take = useEffectEvent(onMessage);
  useEffect(() => {
    if (!on) return undefined;
    return followStream(learner, { onMessage: (message) => take(message), onState: setState });
  }, [learner, on]);
  return state;
}
