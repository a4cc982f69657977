import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { scenesOf } from './scene.ts';
import type { Person } from './session.ts';

/** For browsers without `requestIdleCallback`. */
const LATER_MS = 500;

/** Calls back when the browser has nothing to do; the returned function calls it off. */
function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, LATER_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}

/**
 * Loads the scenes that a person may open, one after the other, while nothing is being read or drawn, so that the first visit
 * of each waits for no script.
 */
export function useScenesWhenIdle(person: Person): void {
  const client = useQueryClient();
  useEffect(() => {
    const waiting = scenesOf(person);
    let callOff = whenIdle(next);
    let ended = false;
    function next(): void {
      if (ended) return;
      const later = () => (callOff = whenIdle(next));
      if (client.isFetching() > 0) return void setTimeout(later, LATER_MS);
      // What cannot be loaded now is asked for again when it is opened.
      void waiting.shift()?.load().then(later, later);
    }
    return () => {
      ended = true;
      callOff();
    };
  }, [client, person]);
}
