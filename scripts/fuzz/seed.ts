import { setTimeout as sleep } from 'node:timers/promises';
import { sessionEndingAt } from '../../src/cli/demo.ts';
import type { Product } from '../product.ts';
import { statementOf } from './foreign-documents.ts';

/** What the run may name: everything here exists before it starts. */
export type Seeds = {
  learners: string[];
  /** Only these are ever erased. */
  erasable: string[];
  /** Learners whose verdicts and awards are contested and decided by the run. */
  contestable: string[];
  entries: string[];
  policy: unknown;
  program: unknown;
  /** The id of a statement that was accepted. */
  statement: string;
  /** The API key, and the cookie of a session that it began. */
  token: string;
  cookie: string;
};

const READY_MS = 600_000;
/** Events of the recorded session that each learner gets: enough for six verdicts. */
const EVENTS = 54;
const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, number) => `${prefix}${number + 1}`);

/** Creates learners with work and verdicts, an appeal, a decision, shares, a role, a program, and ids to erase. */
export async function seed(product: Product): Promise<Seeds> {
  const call = callerOf(product);
  const learners = names('fuzz-', 3);
  const contestable = names('contest-', 4);
  const erasable = names('gone:', 40);
  for (const learner of erasable) await call('PUT', `/v1/learners/${learner}`, { groups: ['leaving'] });
  for (const learner of [...learners, ...contestable]) {
    await call('PUT', `/v1/learners/${learner}`, { groups: ['fuzz'], program: 'junior-analyst' });
    const events = await sessionEndingAt(Date.now(), learner);
    const named = events.slice(0, EVENTS).map((event, number) => ({ ...event, id: `${learner}-${number}` }));
    await call('POST', '/v1/events', named, 'application/cloudevents-batch+json');
  }
  for (const learner of [...learners, ...contestable]) await untilJudged(call, learner);
  await decide(call, learners[0] as string);
  for (const learner of learners) await call('PUT', `/v1/learners/${learner}/shares/hiring-7`);
  const required = { independence: 40, quality: 50, communication: 60, speed: 30 };
  await call('PUT', '/v1/roles/fuzz-role', { title: 'Fuzz', required });
  // What the server sets is no part of a body.
  const { version: _program, ...shipped } = await call('GET', '/v1/programs/junior-analyst');
  const { version: _policy, ...policy } = await call('GET', '/v1/policy');
  const program = { ...shipped, id: 'fuzz-program' };
  await call('PUT', '/v1/programs/fuzz-program', program);
  const { data } = (await call('GET', `/v1/learners/${contestable[0]}/ledger?limit=200`)) as {
    data: { entry: number; kind: string; reason: string | null }[];
  };
  const entries = data.filter(({ kind }) => kind === 'award').map(({ entry }) => String(entry));
  const statement = '8f87ccde-bb56-4c2e-ab83-44982ef22df0';
  await send(product, '/xapi/statements', statementOf(statement, learners[0] as string));
  const session = await send(product, '/session', { token: product.key });
  return {
    statement,
    token: product.key,
    cookie: session.headers.getSetCookie()[0]!.split(';')[0]!,
    learners,
    erasable,
    contestable,
    entries: entries.slice(0, 8),
    policy,
    program,
  };
}

async function send({ url, key }: Product, path: string, body: unknown): Promise<Response> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'x-experience-api-version': '1.0.3',
  };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return response;
}

type Call = (method: string, path: string, body?: unknown, type?: string) => Promise<Record<string, unknown>>;

function callerOf({ url, key }: Product): Call {
  return async (method, path, body, type = 'application/json') => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await fetch(url + path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
}

async function untilJudged(call: Call, learner: string): Promise<void> {
  for (const end = Date.now() + READY_MS; ; await sleep(250)) {
    const { pending } = (await call('GET', `/v1/learners/${learner}`)) as {
      pending: { events: number; calibrations: number };
    };
    if (pending.events === 0 && pending.calibrations === 0) return;
    if (Date.now() > end) throw new Error(`${learner} was not judged within ${READY_MS / 1000} s.`);
  }
}

/** An appeal and its decision, and an appeal that stays open. */
async function decide(call: Call, learner: string): Promise<void> {
  const reason = 'The notes answer the question.';
  await call('POST', `/v1/learners/${learner}/calibrations/1/appeal`, { reason });
  await call('POST', `/v1/learners/${learner}/calibrations/1/review`, {
    decision: 'changed',
    skills: { quality: { x: 70 } },
    reason,
    reviewer: 'coach-1',
  });
  await call('POST', `/v1/learners/${learner}/calibrations/2/appeal`, { reason });
}
