import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatform } from '../../examples/embed/platform.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { readEmbed } from '../../src/services/console-files.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../src/services/person-keys.ts';
import { startFaultyProxy } from '../client/faulty-proxy.ts';
import { startListening } from '../http/support/listening.ts';
import { liveThrough } from '../support/judge-completion.ts';

const WORK = [
  'I checked the weekly churn by segment first, because mobile fell and web did not, so the cause is on mobile.',
  'Paused customers are not lost: they come back within sixty days in nine of ten cases, so I count them apart.',
];

/**
 * A platform with the example page at one origin and Touchstone with the built element at another, behind a proxy that
 * cuts each stream of `cuts` after so many bytes.
 */
export async function startForeignPage(embedFile: string, cuts: number[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-embed-'));
  const key = await makePersonKeys(folder);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = await startListening({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
    corsOrigins: [origin],
    embed: readEmbed(embedFile),
  });
  const proxy = await startFaultyProxy(server.url, ({ method, url }) =>
    method === 'GET' && url?.endsWith('/stream') ? (cuts.shift() ?? 'none') : 'none',
  );
  const tokenFor = (sub: string) =>
    mintPersonToken(key, { sub, kind: 'learner', groups: [] }, { now: new Date(), seconds: 600 });
  const given: (() => Promise<string>)[] = [];
  let asked = 0;
  const platform = createPlatform({
    page: await readFile(new URL('../../examples/embed/index.html', import.meta.url), 'utf8'),
    touchstone: proxy.url,
    tokenOf: async () => {
      asked += 1;
      return (given.shift() ?? (() => tokenFor('maya')))();
    },
  });
  platform.listen(port, '127.0.0.1');
  await once(platform, 'listening');
  let sent = 0;

  return {
    origin,
    server,
    tokenFor,
    /** Tokens that the platform gives before good ones. */
    given,
    asked: () => asked,
    /** The learner says something, and it is awarded. */
    async work(learner = 'maya', complete = false) {
      sent += 1;
      const stage = `stage-${sent}`;
      const text = `${WORK[sent % WORK.length]} This is case ${sent}.`;
      const of = { specversion: '1.0', source: 'platform', subject: learner };
      const events = [{ ...of, id: `${learner}-${sent}`, type: 'chat.turn_taken', data: { stage, text } }];
      const done = {
        ...of,
        id: `${learner}-${sent}-done`,
        type: 'stage.completed',
        data: { stage, outcome: 'passed', text },
      };
      await server.post('/v1/events', complete ? [...events, done] : events, {
        'content-type': 'application/cloudevents-batch+json',
      });
      await liveThrough(server.store, selectJudge({}), learner);
    },
    layer: async (learner = 'maya') => (await server.send(`/v1/learners/${learner}`)).body,
    async stop() {
      platform.closeAllConnections();
      platform.close();
      await proxy.stop();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
