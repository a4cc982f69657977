import type { Store } from '../store/store.ts';
import { REPORT_MS } from '../store/workers/alive.ts';

/** Reports to the database while a worker runs, so that other processes know. Failures are seen there as a silence. */
export function reportRunning(
  reports: Store['workers'],
  id: string,
  isRunning: () => boolean,
  onReport: () => void = () => undefined,
): { stop(): Promise<void> } {
  const report = async () => {
    onReport();
    if (isRunning()) await reports.report(id).catch(() => undefined);
  };
  let last = report();
  const timer = setInterval(() => {
    last = report();
  }, REPORT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await reports.forget(id).catch(() => undefined);
    },
  };
}
