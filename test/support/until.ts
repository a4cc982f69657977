import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds; the generous limit only ends hanging tests. */
export async function until(holds: () => boolean | Promise<boolean>, ceilingMs = 120_000): Promise<void> {
  const end = Date.now() + ceilingMs;
  while (!(await holds())) {
    if (Date.now() > end)
      throw new Error(`a condition did not come true within ${ceilingMs} ms: ${String(holds)}`);
    await sleep(20);
  }
}
