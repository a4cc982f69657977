import { pino } from 'pino';
import { keepJudges, type JudgeKeeping } from '../services/keep-judges.ts';
import type { Store } from '../store/store.ts';

/** What a command does about its judges: their costs count, and what it has to say it says itself. */
export function judgesOf(store: Store): JudgeKeeping {
  return keepJudges({ store, logger: pino({ level: 'silent' }) });
}
