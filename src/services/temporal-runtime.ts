import { Runtime, type LogLevel, type Logger as SdkLogger } from '@temporalio/worker';
import type { Logger } from 'pino';
import { freePort } from '../embedded/free-port.ts';
import type { Metrics } from '../http/operations/metrics.ts';
import { partsOf } from '../workflows/ids.ts';

/** The same message is logged once in this time: during an outage the SDK repeats itself many times a second. */
const QUIET_MS = 60_000;
/** Said at each start of the worker for judges, which has no workflows. */
const EXPECTED = 'No workflows registered, not polling for workflow tasks';
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const MOST_MESSAGES = 1000;
const FETCH_MS = 1000;

type Meta = Record<string, unknown>;

/** Fields of the SDK's log that cannot hold text: ids and names of the product's own, numbers and error types. */
function fieldsOf(meta: Meta = {}): Meta {
  const { workflowId, activityType, taskQueue, attempt, error } = meta;
  const { name, type, code } = (error ?? {}) as { name?: string; type?: string; code?: unknown };
  return {
    ...(typeof workflowId === 'string' ? { learner: partsOf(workflowId).learner } : {}),
    ...Object.fromEntries(
      Object.entries({ workflowId, activityType, taskQueue, attempt, error: type ?? code ?? name }).filter(
        ([, value]) => typeof value === 'string' || typeof value === 'number',
      ),
    ),
  };
}

/** What messages about different workflows have in common: the code of the SDK, or the text without run ids. */
const kindOf = (message: string): string => /\[TMPRL\d+\]/.exec(message)?.[0] ?? message.replaceAll(ID, '');

/**
 * The SDK's log in ours. Its warnings, such as those of timeouts, are warnings; the same one is logged once a minute with
 * the number of repetitions. Lower levels are left out.
 */
export function sdkLogger(logger: Logger, now: () => number = () => performance.now()): SdkLogger {
  const said = new Map<string, { at: number; repeated: number }>();
  function say(level: 'warn' | 'error', message: string, meta?: Meta): void {
    if (message === EXPECTED) return;
    const kind = kindOf(message);
    const before = said.get(kind);
    if (before && now() - before.at < QUIET_MS) {
      before.repeated += 1;
      return;
    }
    if (said.size >= MOST_MESSAGES) said.clear();
    said.set(kind, { at: now(), repeated: 0 });
    const repeated = before?.repeated ? { repeated: before.repeated } : {};
    logger[level]({ sdk: message, ...fieldsOf(meta), ...repeated }, 'temporal');
  }
  const quiet = (): void => undefined;
  const warn = (message: string, meta?: Meta) => say('warn', message, meta);
  const error = (message: string, meta?: Meta) => say('error', message, meta);
  return {
    log: (level: LogLevel, message: string, meta?: Meta) =>
      level === 'WARN' ? warn(message, meta) : level === 'ERROR' ? error(message, meta) : undefined,
    trace: quiet,
    debug: quiet,
    info: quiet,
    warn,
    error,
  };
}

let isInstalled = false;

/**
 * Sets up the SDK for this process, once: its log goes to `logger`. With `metrics`, the SDK's own metrics are served with
 * the product's. The SDK exports them only by a port, which is on the loopback address and picked here.
 */
export async function installTemporalRuntime(logger: Logger, metrics?: Metrics): Promise<void> {
  if (isInstalled) return;
  isInstalled = true;
  const address = metrics && `127.0.0.1:${await freePort()}`;
  Runtime.install({
    logger: sdkLogger(logger),
    telemetryOptions: {
      // Without forwarding, the native core logs hundreds of lines to the console during a Temporal outage.
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(address && {
        metrics: {
          prometheus: {
            bindAddress: address,
            countersTotalSuffix: true,
            unitSuffix: true,
            useSecondsForDurations: true,
          },
        },
      }),
    },
    shutdownSignals: [],
  });
  metrics?.others.push(async () => {
    const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(FETCH_MS) });
    return answer.text();
  });
}
