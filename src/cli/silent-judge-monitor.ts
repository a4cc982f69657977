import { pino } from 'pino';
import { createJudgeMonitor, type JudgeMonitor } from '../services/judge-monitor.ts';
import type { Store } from '../store/store.ts';

/** Records the costs of a command's judges. Silent: the command prints its own messages. */
export function silentJudgeMonitor(store: Store): JudgeMonitor {
  return createJudgeMonitor({ store, logger: pino({ level: 'silent' }) });
}
