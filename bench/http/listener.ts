// A process that keeps many streams open and reports when each award arrived.
import { Agent, get, type IncomingMessage } from 'node:http';
import { sharedNow } from './clock.ts';

export type Open = { open: { port: number; token: string; paths: string[] } };
export type Collect = { collect: { arrivals: number; withinMs: number } };

/** `award` is the learner and the seq of the event. */
export type Arrival = { award: string; at: number };

const agent = new Agent({ keepAlive: true });
const LOOK_MS = 20;
let arrived: Arrival[] = [];

function listen(stream: IncomingMessage): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const at = sharedNow();
    const messages = (rest + text).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      if (!message.includes('\nevent: award\n')) continue;
      const { learner, award } = JSON.parse(message.slice(message.indexOf('\ndata: ') + 7)) as {
        learner: string;
        award: { eventSeq: number };
      };
      arrived.push({ award: `${learner} ${award.eventSeq}`, at });
    }
  });
}

function openOne({ port, token }: Open['open'], path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    get({ agent, port, path, headers, host: '127.0.0.1' }, (stream) => {
      if (stream.statusCode !== 200) return reject(new Error(`${path} answered ${stream.statusCode}`));
      listen(stream);
      // The first bytes show that the stream is open.
      stream.once('data', () => resolve());
    }).on('error', reject);
  });
}

/** Returns the new arrivals, once there are enough or on timeout. */
async function collected({ arrivals, withinMs }: Collect['collect']): Promise<Arrival[]> {
  const until = Date.now() + withinMs;
  while (arrived.length < arrivals && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const all = arrived;
  arrived = [];
  return all;
}

async function answer(asked: Open | Collect): Promise<Arrival[]> {
  if ('collect' in asked) return collected(asked.collect);
  for (const path of asked.open.paths) await openOne(asked.open, path);
  return [];
}

process.on('message', (asked: Open | Collect) => {
  void answer(asked).then((arrivals) => process.send?.(arrivals));
});
