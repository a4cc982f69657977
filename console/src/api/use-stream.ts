import { useEffect, useEffectEvent, useState } from 'react';
import { followStream, type StreamMessage, type StreamState } from './stream.ts';

/** Follows a stream while the component is shown. Without a path it follows nothing. */
export function useStream(path: string | null, onMessages: (messages: StreamMessage[]) => void): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const take = useEffectEvent(onMessages);
  useEffect(() => {
    if (path === null) return undefined;
    return followStream(path, { onMessages: (messages) => take(messages), onState: setState });
  }, [path]);
  return state;
}
