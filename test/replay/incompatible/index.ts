import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow';

/** A learner workflow of an incompatible release: it sleeps first and awards nothing. */
export async function learner(): Promise<void> {
  let bells = 0;
  setHandler(defineSignal('doorbell'), () => {
    bells += 1;
  });
  await sleep(1);
  await condition(() => bells > 1_000_000);
}
