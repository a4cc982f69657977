import { setTimeout as sleep } from 'node:timers/promises';
import { complete, fail, startModelServer, type ChatRequest } from '../support/model-server.ts';
import { obedientAnswer } from '../support/obedient-model.ts';
import { seedOf } from '../support/test-judge.ts';

/** Of ten answers, one comes so late that awards no longer wait for it. */
const LATE_MS = 9000;
const CODE = /The code of this task's fences is ([0-9a-f]+)/u;

/** A model server whose answers depend only on the question; some come late, and none while it is down. */
export async function startJudge() {
  let isDown = false;
  const answers = new Map<string, number>();
  async function delay(): Promise<void> {
    const luck = Math.random();
    await sleep(luck < 0.1 ? LATE_MS * Math.random() : 200 * luck);
  }
  const { baseUrl, stop } = await startModelServer((request, response) => {
    void delay().then(() => {
      if (isDown) fail(response, 503);
      else {
        const question = questionOf(request);
        // The code of its fences is a new one each time.
        const key = question.replaceAll(CODE.exec(question)?.[1] ?? '\n', '');
        answers.set(key, (answers.get(key) ?? 0) + 1);
        complete(response, JSON.stringify(obedientAnswer(question, topBand)));
      }
    });
  });
  return {
    port: Number(new URL(baseUrl).port),
    setDown: (down: boolean) => void (isDown = down),
    /** The most answers to one question since the last look. */
    takeMost(): number {
      const most = Math.max(0, ...answers.values());
      answers.clear();
      return most;
    },
    stop,
  };
}

const questionOf = ({ messages }: ChatRequest): string =>
  messages.find(({ role }) => role === 'user')?.content ?? '';

/** Every third text gets the top band, the others a low one, so that readings and multipliers move. */
function topBand(text: string): string | null {
  return seedOf(text) % 3 === 0 ? (text.split('\n', 1)[0] ?? null) : null;
}
