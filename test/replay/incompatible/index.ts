import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow';

/** A learner's workflow as an incompatible release might have had it: it sleeps first and awards nothing. */
export async function learner(): Promise<void> {
  let bells = 0;
  setHandler(defineSignal('doorbell'), () => {
    bells += 1;
  });
  await sleep(1);
  await condition(() => bells > 1_000_000);
}
