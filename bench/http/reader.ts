// A process that reads paths repeatedly on keep-alive connections and counts the answers in a given time.
import { Agent, get } from 'node:http';

export type Reading = { port: number; token: string; paths: string[]; connections: number; ms: number };

export type ReadAnswers = { answers: number };

const agent = new Agent({ keepAlive: true });

function readOne({ port, token }: Reading, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    get({ agent, port, path, headers, host: '127.0.0.1' }, (response) => {
      const { statusCode } = response;
      response.resume();
      response.on('end', () =>
        statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${statusCode}`)),
      );
    }).on('error', reject);
  });
}

async function read(reading: Reading): Promise<ReadAnswers> {
  const { paths, connections, ms } = reading;
  const until = performance.now() + ms;
  let next = 0;
  let answers = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      next += 1;
      await readOne(reading, paths[next % paths.length] as string);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return { answers };
}

process.on('message', (reading: Reading) => {
  void read(reading).then((answers) => process.send?.(answers));
});
