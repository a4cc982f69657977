import { AsyncLocalStorage } from 'node:async_hooks';

/** What an attempt of an activity may ask of the SDK. */
export type AttemptContext = { heartbeat(): void; cancellationSignal: AbortSignal };

const attempts = new AsyncLocalStorage<AttemptContext>();

export const inAttempt = <T>(context: AttemptContext, work: () => T): T => attempts.run(context, work);

export const Context = {
  current(): AttemptContext {
    const context = attempts.getStore();
    if (!context) throw new Error('no activity is running');
    return context;
  },
};
