import type { DiagLogger } from '@opentelemetry/api';
import type { Logger } from 'pino';

/** The same message is logged once in this time: a collector that is away fails every export. */
const QUIET_MS = 60_000;
const MOST_MESSAGES = 100;
const LONGEST = 200;

/** The message of an error that the SDK has turned into JSON, else the text itself; short, and on one line. */
function reasonOf(said: string): string {
  const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1] ?? said;
  return message.replaceAll(/\s+/g, ' ').slice(0, LONGEST);
}

/** The SDK's own log in ours. The same warning or error is logged once a minute. */
export function diagLogger(logger: Logger, now: () => number = () => performance.now()): DiagLogger {
  const said = new Map<string, number>();
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string) => {
    const reason = reasonOf(message);
    if (now() - (said.get(reason) ?? -Infinity) < QUIET_MS) return;
    if (said.size >= MOST_MESSAGES) said.clear();
    said.set(reason, now());
    logger[level]({ reason }, 'telemetry');
  };
  // An export that fails loses no data of the product, so it is no error of ours.
  return {
    verbose: say('debug'),
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('warn'),
  };
}
