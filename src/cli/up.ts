import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { untilRestored } from '../services/until-restored.ts';
import { untilStopped } from '../services/until-stopped.ts';
import { startUp, type Up } from '../services/up.ts';
import { createClient, type ApiClient } from './client.ts';
import { sessionEndingAt } from './demo.ts';
import { playSession } from './play-session.ts';
import { sendCohort, workOn } from './send-cohort.ts';
import { complain, say, sayJson } from './say.ts';

const LEARNER = 'maya';
const COHORT = 12;

/** Sends a simulated cohort and plays the recorded session live; once per installation. */
async function demo(client: ApiClient, say: (line: string) => void): Promise<void> {
  if (await client.get(`/v1/learners/${LEARNER}`)) {
    say(
      `\nThe demo was already played: read its result with GET /v1/learners/${LEARNER}. To play it again: \`npx touchstone demo --as maya-2\`.`,
    );
    return;
  }
  const { learners, events, next } = await sendCohort(client, COHORT);
  say(
    `\nSent ${events} events of ${learners} simulated learners. Now the recorded session of a junior analyst:\n`,
  );
  const play = async (): Promise<void> => {
    await playSession(client, await sessionEndingAt(Date.now(), LEARNER), say);
    say(`\nThat was ten days of work. Read Maya’s current state with GET /v1/learners/${LEARNER}`);
  };
  await Promise.all([play(), workOn(client, next)]);
}

function judgeLine(model: string | undefined): string {
  return model === undefined || model === 'offline'
    ? 'offline, which reads words and not meaning; JUDGE_MODEL=anthropic:… sets a model (docs/configuration.md)'
    : model;
}

function printReady({ url, signInUrl, keyFile, logFiles }: Up, seconds: string, judge: string): void {
  say(`
Touchstone is ready after ${seconds} s.

  Console       ${signInUrl}
                (works once, for ten minutes; sign in with the admin key afterwards)
  API and docs  ${url}/docs
  Admin key     ${keyFile}
  Log           ${logFiles}
  Judge         ${judge}

  curl -H "authorization: Bearer $(cat ${keyFile})" ${url}/v1/learners

Ctrl-C ends it; what it learnt stays.`);
}

async function up(options: { demo: boolean; json?: boolean }): Promise<void> {
  const { signal, asked } = untilStopped();
  const begun = Date.now();
  const config = readConfig(process.env);
  const tell = options.json ? () => undefined : say;
  const running = await startUp(config, { say: tell, complain }, signal);
  if (!running) return;
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (options.json)
    sayJson({
      ready: true,
      url: running.url,
      signInUrl: running.signInUrl,
      keyFile: running.keyFile,
      seconds: Number(seconds),
    });
  else printReady(running, seconds, judgeLine(config.judgeModel));
  if (options.demo) {
    demo(createClient({ url: running.url, key: running.secret }), tell).catch((error: Error) =>
      complain(`The demo ended: ${error.message}`),
    );
  }
  await Promise.race([asked, untilRestored(running.store, signal)]).finally(() => {
    tell('Stopping…');
    return running.stop();
  });
}

export function upCommand(): Command {
  return new Command('up')
    .description(
      'run everything in one process: API, worker, a demo, and embedded servers unless others are configured',
    )
    .option('--no-demo', 'skip the recorded session and the simulated cohort')
    .option('--json', 'print one JSON line when ready, and no demo output')
    .action(up);
}
