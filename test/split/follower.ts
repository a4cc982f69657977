import { setTimeout as sleep } from 'node:timers/promises';

const AGAIN_MS = 300;
/** A live stream sends a comment every 15 seconds, so silence means that its API is gone or frozen. */
const SILENCE_MS = 20_000;

type Message = { learner?: string; award?: { entry: number }; calibration?: { number: number } };

export type Follower = ReturnType<typeof follow>;

/** Follows all learners on one API and resumes on the other after each break. */
export function follow(urls: readonly string[], key: string) {
  const ending = new AbortController();
  const entries = new Map<string, number[]>();
  const calibrations = new Map<string, number[]>();
  const counts = { breaks: 0, resets: 0, messages: 0 };
  let lastId = '';
  let awardedAt = 0;

  function push(to: Map<string, number[]>, learner: string, number: number): void {
    const known = to.get(learner);
    if (known) known.push(number);
    else to.set(learner, [number]);
  }

  function take(block: string): void {
    const lines = block.split('\n');
    const field = (name: string) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    lastId = field('id') ?? lastId;
    const [event, text] = [field('event'), field('data')];
    if (event === undefined || text === undefined) return;
    const data = JSON.parse(text) as Message;
    counts.messages += 1;
    if (event === 'reset') counts.resets += 1;
    if (event === 'award') {
      awardedAt = Date.now();
      push(entries, data.learner!, data.award!.entry);
    }
    if (event === 'calibration') push(calibrations, data.learner!, data.calibration!.number);
  }

  async function read(url: string): Promise<void> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const headers = { authorization: `Bearer ${key}`, ...(lastId && { 'last-event-id': lastId }) };
    const signal = AbortSignal.any([ending.signal, silence.signal]);
    try {
      const response = await fetch(`${url}/v1/stream`, { headers, signal });
      if (!response.ok) throw new Error(String(response.status));
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        blocks.forEach(take);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async function keep(): Promise<void> {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      await read(urls[turn % urls.length]!).catch(() => undefined);
      if (ending.signal.aborted) return;
      counts.breaks += 1;
      await sleep(AGAIN_MS);
    }
  }

  const running = keep();
  return {
    entries,
    calibrations,
    counts,
    opened: () => lastId !== '',
    awardedAt: () => awardedAt,
    async close() {
      ending.abort();
      await running;
    },
  };
}
