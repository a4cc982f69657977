import { actor, type Clock, type Process } from './clock.ts';

type Heard = { notice: (payload: string) => void; broken: () => void };
type Listener = Heard & { process: Process | null };

/** LISTEN and NOTIFY between the simulated processes. */
export function createChannels(clock: Clock, latency: () => number) {
  const channels = new Map<string, Set<Listener>>();

  return {
    listen(channel: string, heard: Heard): () => void {
      const listener = { ...heard, process: actor().process };
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(listener));
      const stop = () => listeners.delete(listener);
      listener.process?.onEnd.push(stop);
      return stop;
    },
    /** Sends payloads to those who listen, each on its channel. */
    notify([names, payloads]: unknown[]): void {
      for (const [index, name] of (names as string[]).entries())
        for (const { notice, process } of channels.get(name) ?? [])
          clock.schedule(latency(), () => notice((payloads as string[])[index] as string), process);
    },
    /** The connections on which a process hears break; those of all processes with null. */
    breakOf(process: Process | null): void {
      for (const listeners of channels.values())
        for (const listener of listeners) {
          if (process !== null && listener.process !== process) continue;
          listeners.delete(listener);
          clock.schedule(1, listener.broken, listener.process);
        }
    },
  };
}
