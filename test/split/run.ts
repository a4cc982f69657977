import { createStore } from '../../src/store/store.ts';
import type { CloudEvent } from '../../examples/cloud-event.ts';
import { calm, countedAndStored, play } from './calm.ts';
import { checkLearner, sameOutcome, streamFaults, type Outcome } from './checks.ts';
import type { Cluster } from './cluster.ts';
import { credentialFaults } from './credential.ts';
import { follow, type Follower } from './follower.ts';
import { cohort, recordedSession } from './learners.ts';
import { scrape } from './metrics.ts';
import { owedNow, untilNothingOwed } from './owed.ts';
import { createPlatform, type Platform } from './platform.ts';
import type { Receivers } from './receivers.ts';
import { sample } from './sampler.ts';
import { storm, type Felt } from './storm.ts';
import { metricFaults, traced, traceFaults, webhookFaults } from './told.ts';

const CALM_LEARNERS = 20;
const MAYA = 'test:maya';
const MAYA_AGAIN = 'test:maya-again';

export type RunOptions = {
  /** Whether processes die. */
  storm: boolean;
  learners: number;
  most: number;
  pauseMs: number;
  say: (line: string) => void;
};

type Learners = Map<string, CloudEvent[]>;

/** The whole run on a cluster that is ready. Returns what is wrong. */
export async function run(cluster: Cluster, receivers: Receivers, options: RunOptions): Promise<string[]> {
  const { most, say } = options;
  const urls = cluster.apis.map(({ url }) => url);
  const platform = createPlatform(urls, cluster.key);
  const followers = [follow(urls, cluster.key), follow(urls.toReversed(), cluster.key)];
  const metrics = scrape(scrapedOf(cluster));
  const sampler = sample(cluster);
  const faults: string[] = [];

  const now = new Date();
  const session = traced(await recordedSession(MAYA, now));
  const { secret } = await platform.write<{ secret: string }>('PUT', '/v1/webhooks/split', {
    url: receivers.hooks.url,
    kinds: ['award', 'calibration'],
  });
  const calmLearners = cohort('test:calm:', { learners: CALM_LEARNERS, most, endingAt: now });
  say(`Calm: the recorded session (${session.length} events), then ${sizeOf(calmLearners)}`);
  const sessionMs = await timed(() => play(platform, MAYA, session));
  const calmMs = await calm(cluster, platform, calmLearners, say);
  say(`The session took ${seconds(sessionMs)}, the ${CALM_LEARNERS} learners ${seconds(calmMs)}`);
  for (const { name, counted, stored, processes } of await countedAndStored(cluster, metrics)) {
    say(`  ${name}: ${counted} counted by ${processes} processes together, ${stored} stored`);
    if (counted !== stored) faults.push(`${counted} ${name} were counted, and ${stored} are stored`);
  }
  faults.push(...(await checkTelemetry(cluster, platform, receivers, session, say)));
  const wrongCredential = await credentialFaults(cluster, platform, MAYA);
  if (wrongCredential.length === 0) say('A credential verifies by its file and what the issuer publishes');
  faults.push(...wrongCredential);

  const stormed = options.storm
    ? await throughStorm(cluster, platform, followers, { ...options, endingAt: now }, faults)
    : new Map<string, CloudEvent[]>();

  const sent: Learners = new Map([...calmLearners, ...stormed, [MAYA, session]]);
  const outcomes = await checkAll(cluster, platform, sent, faults);
  say(`Checked ${sent.size} learners: ${entriesOf(outcomes)}`);
  faults.push(...differences(outcomes, calmLearners.keys()));
  faults.push(...(await webhookFaults(receivers, secret, outcomes)));
  say(`Webhooks: ${receivers.hooks.received.length} messages for ${outcomes.size} learners`);
  faults.push(
    ...(await checkStreams(
      followers,
      [...sent.keys()].filter((id) => !id.startsWith(MAYA)),
      outcomes,
      say,
    )),
  );
  say(`touchstone verify: ${(await cluster.touchstone('verify')).trim()}`);
  for (const { name, counted, stored } of await countedAndStored(cluster, metrics))
    say(`  ${name} over all lives: ${counted} counted, ${stored} stored`);
  await Promise.all([metrics.close(), sampler.close()]);
  say(`Highest: ${[...sampler.peaks].map(([name, value]) => `${name} ${value}`).join('; ')}`);
  return faults;
}

/** Sends learners and the session once more while processes die. Returns who was sent what. */
async function throughStorm(
  cluster: Cluster,
  platform: Platform,
  followers: readonly Follower[],
  { learners, most, pauseMs, say, endingAt }: RunOptions & { endingAt: Date },
  faults: string[],
): Promise<Learners> {
  const urls = cluster.apis.map(({ url }) => url);
  const stormLearners = cohort('test:storm:', { learners, most, endingAt });
  const again = await recordedSession(MAYA_AGAIN, endingAt);
  say(`Storm: the session once more, beside ${sizeOf(stormLearners)}`);
  const playing = play(createPlatform(urls, cluster.key), MAYA_AGAIN, again).catch((error: Error) =>
    faults.push(`the session could not be played: ${error.message}`),
  );
  const awardedAt = (): number => Math.max(...followers.map((follower) => follower.awardedAt()));
  const [stormMs, felt] = await timedResult(() =>
    storm(cluster, platform, stormLearners, { pauseMs, awardedAt, say }),
  );
  const owed = await owedNow(cluster.postgres, 'test:storm:');
  say(`Sent within ${seconds(stormMs)}; still owed: ${owed.events} awards, ${owed.verdicts} verdicts`);
  const settledMs = await untilNothingOwed(cluster.postgres, 'test:storm:', say);
  say(`Everything owed was done ${seconds(settledMs)} later`);
  await playing;
  await untilNothingOwed(cluster.postgres, 'test:', say);
  printFelt(felt, say);
  return new Map([...stormLearners, [MAYA_AGAIN, again]]);
}

function scrapedOf({ apis, workers }: Cluster) {
  return [...apis, ...workers].map(({ program, metricsUrl }) => ({
    name: program.name,
    url: metricsUrl,
    life: () => program.pid(),
  }));
}

/** Of the session, which no storm disturbed: a process that is killed loses what it has not exported yet. */
async function checkTelemetry(
  cluster: Cluster,
  platform: Platform,
  receivers: Receivers,
  session: readonly CloudEvent[],
  say: (line: string) => void,
): Promise<string[]> {
  const faults: string[] = [];
  const outcomes = await checkAll(cluster, platform, new Map([[MAYA, [...session]]]), faults);
  faults.push(...(await traceFaults(receivers, session, outcomes.get(MAYA)!)));
  faults.push(...(await metricFaults(receivers)));
  const { spans } = receivers.telemetry;
  const traces = new Set(spans.map(({ traceId }) => traceId)).size;
  say(`Telemetry: ${spans.length} spans in ${traces} traces; each of the ${session.length} events is one`);
  return faults;
}

async function checkAll(
  { postgres }: Cluster,
  platform: Platform,
  sent: Learners,
  faults: string[],
): Promise<Map<string, Outcome>> {
  const store = createStore({ url: postgres.url, size: 6, sweepAfterMs: 10_000 });
  const outcomes = new Map<string, Outcome>();
  const left = [...sent];
  async function checkNext(): Promise<void> {
    for (let next = left.pop(); next; next = left.pop()) {
      const outcome = await checkLearner(platform, store, ...next);
      outcomes.set(next[0], outcome);
      faults.push(...outcome.faults);
    }
  }
  await Promise.all([checkNext(), checkNext(), checkNext()]);
  await store.close();
  return outcomes;
}

/** The session and the first learners of the cohort were played twice, once undisturbed. */
function differences(outcomes: Map<string, Outcome>, calmIds: Iterable<string>): string[] {
  const pairs = [[MAYA, MAYA_AGAIN], ...[...calmIds].map((id) => [id, id.replace(':calm:', ':storm:')])];
  return pairs
    .filter(
      ([one, other]) => outcomes.has(other!) && !sameOutcome(outcomes.get(one!)!, outcomes.get(other!)!),
    )
    .map(([one, other]) => `${other} came to other readings or another total than ${one}`);
}

async function checkStreams(
  followers: readonly Follower[],
  ids: readonly string[],
  outcomes: Map<string, Outcome>,
  say: (line: string) => void,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, follower] of followers.entries()) {
    await follower.close();
    const { messages, breaks, resets } = follower.counts;
    say(`Stream ${index + 1}: ${messages} messages over ${breaks} breaks, ${resets} resets`);
    if (resets > 0) faults.push(`stream ${index + 1} was reset ${resets} times`);
    for (const id of ids) faults.push(...streamFaults(follower, id, outcomes.get(id)!));
  }
  return faults;
}

function printFelt(felt: readonly Felt[], say: (line: string) => void): void {
  say(
    '| what happened | lasted | longest without an accepted request | longest without an award | refused requests |',
  );
  for (const { name, lasted, noAccept, noAward, refused } of felt)
    say(`| ${name} | ${seconds(lasted)} | ${seconds(noAccept)} | ${seconds(noAward)} | ${refused} |`);
}

function entriesOf(outcomes: Map<string, Outcome>): string {
  const sum = (pick: (outcome: Outcome) => number): number =>
    [...outcomes.values()].reduce((total, outcome) => total + pick(outcome), 0);
  return `${sum(({ entries }) => entries.length)} ledger entries, ${sum(({ calibrations }) => calibrations.length)} verdicts`;
}

function sizeOf(learners: Learners): string {
  const events = [...learners.values()].reduce((sum, list) => sum + list.length, 0);
  return `${learners.size} learners with ${events} events`;
}

async function timedResult<T>(work: () => Promise<T>): Promise<[number, T]> {
  const begun = Date.now();
  const result = await work();
  return [Date.now() - begun, result];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  return (await timedResult(work))[0];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
