import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { documentText } from '../../src/http/openapi/api-document.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../src/services/person-keys.ts';
import { SCOPES } from '../../src/store/keys/keys.ts';
import { learnerTables } from '../../src/store/learner/learner-tables.ts';
import { issueTo } from '../credentials/support/issuing.ts';
import { liveThrough } from '../support/judge-completion.ts';
import { cloudEvent } from './support/cloud-event.ts';
import { startEdge, type Edge } from './support/edge.ts';

/** In every text, id and title of the other tenant. */
const MARK = 'wombat';
const HIS = `beta:${MARK}`;
const STATEMENT = 'b2b0f6cc-9b2f-4b7c-8a4e-0a1f3c1d2e3f';
const VIEWER = 'hr-7';
const GROUP = 'spring';
const XAPI = { 'x-experience-api-version': '1.0.3' };

type Operation = { method: string; path: string; operationId: string };
const { paths } = JSON.parse(documentText()) as {
  paths: Record<string, Record<string, { operationId: string }>>;
};
const operations: Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({ method, path, operationId })),
);

let edge: Edge;
let folder: string;
/** Everybody of the tenant acme: its key and its people, who have the same ids and groups as people of beta. */
const callers: Record<string, string> = {};
/** The id of a key of beta. */
let betaKey: string;
/** An item of the review queue about a learner of beta. */
let betaCredential: string;
let betaItem: number;
/** The review of a judge of beta. */
let betaJudge: number;

const jsonOf = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

async function expectStatus(status: number, path: string, token: string, init: RequestInit): Promise<void> {
  const response = await edge.request(path, { ...init, token });
  expect([response.status, await response.text()]).toEqual([status, expect.anything()]);
}

async function makeTenants(): Promise<void> {
  for (const id of ['acme', 'beta'])
    await expectStatus(201, `/v1/tenants/${id}`, await edge.keyOf(['admin']), {
      method: 'PUT',
      ...jsonOf({ prefix: `${id}:` }),
    });
}

/** One of everything, all with the mark. */
async function liveIn(prefix: string, token: string, mark: string): Promise<void> {
  const put = (path: string, body: unknown, ifMatch?: string) =>
    edge.request(path, {
      method: 'PUT',
      token,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(ifMatch && { 'if-match': ifMatch }) },
    });
  const shipped = await edge.get('/v1/programs/junior-analyst', { token });
  expect((await put(`/v1/programs/${mark}`, { ...shipped.body, id: mark, title: mark })).status).toBe(201);
  const rubric = await edge.get('/v1/rubrics/note', { token });
  expect((await put(`/v1/rubrics/${mark}`, { ...rubric.body.body, title: mark })).status).toBe(201);
  const anchor = {
    title: mark,
    touchpoint: 'note',
    task: mark,
    rubric: { ...rubric.body.body, title: mark },
    turns: [{ speaker: 'learner', text: mark }],
    scores: { quality: 60 },
  };
  expect((await put(`/v1/anchors/${mark}`, anchor)).status).toBe(201);
  const required = { independence: 1, quality: 2, communication: 3, speed: 4 };
  expect((await put(`/v1/roles/${mark}`, { title: mark, required })).status).toBe(201);
  const { body: policy, headers } = await edge.get('/v1/policy', { token });
  const types = { ...policy.types, [`com.${mark}.seen`]: policy.types['chat.turn_taken'] };
  expect((await put('/v1/policy', { ...policy, types }, headers.get('etag')!)).status).toBe(200);
  const learner = `${prefix}${mark}`;
  expect((await put(`/v1/learners/${learner}`, { groups: [GROUP, mark], program: mark })).status).toBe(200);
  const text = `First I checked the ${mark} churn by segment, because mobile fell.`;
  await edge.post(
    [
      cloudEvent({ subject: learner, type: `com.${mark}.seen`, data: { stage: 'kickoff', text } }),
      cloudEvent({
        subject: learner,
        type: 'stage.completed',
        data: { stage: 'kickoff', outcome: 'passed' },
      }),
    ],
    { token },
  );
  const statement = {
    id: STATEMENT,
    actor: { account: { homePage: 'https://lms.example', name: mark } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/commented' },
    object: { id: `https://lms.example/${mark}` },
    result: { response: text },
  };
  await expectStatus(200, '/xapi/statements', token, {
    method: 'POST',
    body: JSON.stringify(statement),
    headers: { 'content-type': 'application/json', ...XAPI },
  });
  await liveThrough(edge.store, selectJudge({}), learner);
  await edge.store.reviews.appeal(learner, { calibration: 1, by: learner, reason: `Look at the ${mark}.` });
  await edge.store.reviews.share(learner, VIEWER);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-tenants-'));
  const key = await makePersonKeys(folder);
  edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date(), {
      find: (id) => edge.store.tenants.find(id),
    }),
  });
  await makeTenants();
  callers.key = await edge.keyOf([...SCOPES], 'acme:');
  await liveIn('acme:', callers.key, 'koala');
  const { id, secret } = await edge.store.keys.create({
    name: MARK,
    scopes: [...SCOPES],
    prefix: 'beta:',
    expiresAt: null,
  });
  betaKey = id;
  await liveIn('beta:', secret, MARK);
  const { rows } = await edge.store.database.query(
    `SELECT q.item FROM review_queue q JOIN learners l ON l.no = q.learner WHERE l.id = $1 LIMIT 1`,
    [HIS],
  );
  betaItem = Number(rows[0].item);
  await edge.store.judges.cardInUse({ prefix: 'beta:', judge: MARK, version: '1' }, {});
  const opened = await edge.store.database.query(
    `INSERT INTO judge_reviews (owner, judge, judge_version, reasons, at) VALUES ('beta:', $1, '1', '{drift}', now())
     RETURNING item`,
    [MARK],
  );
  betaJudge = Number(opened.rows[0].item);
  betaCredential = await issueTo(edge, HIS);
  const times = { now: new Date(), seconds: 600, tenant: 'acme' };
  const people = [
    ['operator', 'ops'],
    ['coach', 'carla'],
    ['hiring', VIEWER],
    ['learner', 'acme:koala'],
  ] as const;
  for (const [kind, sub] of people)
    callers[kind] = await mintPersonToken(key, { sub, kind, groups: [GROUP, MARK] }, times);
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

type Asked = { path?: string; init?: RequestInit; statuses?: number[] };

const event = { specversion: '1.0', id: 'mine', source: 'acme', type: 'chat.turn_taken', subject: HIS };
const events = (...all: unknown[]): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(all),
  headers: { 'content-type': 'application/cloudevents-batch+json' },
});
/** Voids the statement, of which acme has one with the same id. */
const voiding = {
  method: 'POST',
  body: JSON.stringify({
    actor: { account: { homePage: 'https://lms.example', name: HIS } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: STATEMENT },
  }),
  headers: { 'content-type': 'application/json', ...XAPI },
};
const document = { method: 'PUT', ...jsonOf({ title: 'x' }) };
const refused = [403, 404, 422];

/**
 * How each call would reach the other tenant: the requests and, where not 403 or 404, their statuses. A call about one
 * learner needs no line.
 */
const ATTEMPTS: Record<string, Asked[]> = {
  sendEvents: [
    { init: events(event), statuses: [202, 403] },
    {
      init: events({ ...event, type: 'event.voided', data: { seq: 1, reason: 'mine' } }),
      statuses: [202, 403],
    },
    { init: events({ ...event, subject: 'acme:koala', type: `com.${MARK}.seen` }), statuses: [202, 403] },
  ],
  sendXapiStatements: [{ init: voiding, statuses: [200, 403] }],
  putXapiStatement: [
    {
      path: '/xapi/statements?statementId=0b8f2b84-6c1f-4e0b-9d5e-6a3d3f6f3a11',
      init: { ...voiding, method: 'PUT' },
      statuses: [204, 403],
    },
  ],
  readXapiStatement: [
    {
      path: `/xapi/statements?voidedStatementId=${STATEMENT}`,
      init: { headers: XAPI },
      statuses: [200, 403, 404],
    },
    {
      path: `/xapi/statements?statementId=${STATEMENT}`,
      init: { headers: XAPI },
      statuses: [200, 403, 404],
    },
  ],
  readXapiVersions: [{ statuses: [200] }],
  // Their people are put below the key's prefix, so they are never those of another tenant.
  sendCaliperEnvelope: [{ init: { method: 'POST', ...jsonOf({ data: [] }) }, statuses: [400, 403] }],
  sendSegmentBatch: [{ init: { method: 'POST', ...jsonOf({ batch: [] }) }, statuses: [200, 403] }],
  sendSegmentTrack: [
    { init: { method: 'POST', ...jsonOf({ userId: HIS, event: 'x' }) }, statuses: [200, 403, 400] },
  ],
  listLearners: [
    { path: '/v1/learners?limit=200', statuses: [200, 403] },
    { path: `/v1/learners?group=${GROUP}`, statuses: [200, 403] },
    { path: `/v1/learners?group=${MARK}`, statuses: [200, 403] },
  ],
  countGroups: [{ statuses: [200, 403] }, { path: `/v1/groups?group=${MARK}`, statuses: [200, 403] }],
  listReviews: [{ path: '/v1/reviews?state=all', statuses: [200, 403] }],
  registerLearner: [
    { path: `/v1/learners/${HIS}`, init: { method: 'PUT', ...jsonOf({ groups: ['x'] }) } },
    {
      path: '/v1/learners/acme:new',
      init: { method: 'PUT', ...jsonOf({ program: MARK }) },
      statuses: refused,
    },
  ],
  readStanding: [
    { path: `/v1/learners/${HIS}/standing` },
    { path: `/v1/learners/acme:koala/standing?role=${MARK}` },
  ],
  readFirmness: [
    { path: `/v1/learners/${HIS}/firmness` },
    { path: `/v1/learners/acme:koala/firmness?role=${MARK}` },
  ],
  listSharedLearners: [{ path: '/v1/shares?limit=200', statuses: [200, 403] }],
  createStreamTicket: [{ init: { method: 'POST', ...jsonOf({ learner: HIS }) } }],
  // Its messages are in the next test.
  streamLearners: [{ init: { method: 'HEAD' }, statuses: [200, 403] }],
  readPolicy: [{ statuses: [200] }],
  writePolicy: [{ init: document, statuses: [403, 422, 428] }],
  readProgram: [{ path: `/v1/programs/${MARK}` }],
  writeProgram: [{ path: `/v1/programs/${MARK}`, init: document, statuses: refused }],
  readRubric: [{ path: `/v1/rubrics/${MARK}` }],
  writeRubric: [{ path: `/v1/rubrics/${MARK}`, init: document, statuses: refused }],
  listAnchors: [{ statuses: [200, 403] }],
  readAnchor: [{ path: `/v1/anchors/${MARK}` }],
  writeAnchor: [{ path: `/v1/anchors/${MARK}`, init: document, statuses: refused }],
  listJudges: [{ statuses: [200, 403] }],
  listJudgeReviews: [{ path: '/v1/judges/reviews?state=all', statuses: [200, 403] }],
  reviewJudge: [
    {
      path: '/v1/judges/reviews/BETA-JUDGE',
      init: { method: 'POST', ...jsonOf({ decision: 'kept', reason: 'mine' }) },
    },
  ],
  listRoles: [{ path: '/v1/roles?source=custom&limit=200', statuses: [200] }],
  readRole: [{ path: `/v1/roles/${MARK}` }],
  writeRole: [{ path: `/v1/roles/${MARK}`, init: document, statuses: refused }],
  listTenants: [{ statuses: [200, 403] }],
  readTenant: [{ path: '/v1/tenants/beta' }],
  writeTenant: [
    { path: '/v1/tenants/beta', init: { method: 'PUT', ...jsonOf({ prefix: 'beta:', scopes: [] }) } },
    { path: '/v1/tenants/acme', init: { method: 'PUT', ...jsonOf({ prefix: 'acme:', limits: {} }) } },
  ],
  listKeys: [{}],
  createKey: [{ init: { method: 'POST', ...jsonOf({ name: 'x', scopes: ['read'], prefix: 'beta:' }) } }],
  putKeyLimits: [{ path: '/v1/keys/BETA/limits', init: { method: 'PUT', ...jsonOf({ streams: 1 }) } }],
  deleteKey: [{ path: '/v1/keys/BETA', init: { method: 'DELETE' } }],
  putReviewAssignee: [
    {
      path: '/v1/reviews/BETA-ITEM/assignee',
      init: { method: 'PUT', ...jsonOf({ assignee: 'mine' }) },
      statuses: refused,
    },
  ],
  putReviewMode: [
    {
      path: '/v1/reviews/BETA-ITEM/mode',
      init: { method: 'PUT', ...jsonOf({ mode: 'blind' }) },
      statuses: refused,
    },
  ],
  listReviewers: [{ statuses: [200, 403] }],
  readReviewAgreement: [{ path: '/v1/reviews/agreement?reviewer=mine', statuses: [200, 403] }],
  listPrograms: [{ statuses: [200, 403] }],
  listRubrics: [{ statuses: [200, 403] }],
  tryPolicy: [{ init: { method: 'POST', ...jsonOf({}) } }],
  readOperations: [{}],
  listEventTraces: [{ path: `/v1/operations/events?id=${STATEMENT}` }],
  listWebhooks: [{}],
  readWebhook: [{ path: '/v1/webhooks/all' }],
  writeWebhook: [
    { path: '/v1/webhooks/all', init: { method: 'PUT', ...jsonOf({ url: 'https://a.example' }) } },
  ],
  deleteWebhook: [{ path: '/v1/webhooks/all', init: { method: 'DELETE' } }],
  createWebhookSecret: [{ path: '/v1/webhooks/all/secret', init: { method: 'POST', ...jsonOf({}) } }],
  startWebhookReplay: [{ path: '/v1/webhooks/all/replay', init: { method: 'POST', ...jsonOf({}) } }],
  sendWebhookTest: [{ path: '/v1/webhooks/all/test', init: { method: 'POST', ...jsonOf({}) } }],
  listWebhookDeliveries: [{ path: '/v1/webhooks/all/deliveries' }],
  // Sessions have the rights of their token, and a cookie is asked for nothing else.
  createSession: [{ init: { method: 'POST', ...jsonOf({ code: 'x' }) }, statuses: [401] }],
  readSession: [{ statuses: [401] }],
  endSession: [{ init: { method: 'DELETE' }, statuses: [204] }],
  readLiveness: [{ statuses: [200] }],
  readReadiness: [{ statuses: [200] }],
  readCredential: [
    { path: '/v1/credentials/BETA-CREDENTIAL' },
    { path: '/v1/credentials/BETA-CREDENTIAL.png' },
  ],
  revokeCredential: [{ path: '/v1/credentials/BETA-CREDENTIAL/revoke', init: { method: 'POST' } }],
  // Public, and without a learner's name: roots are hashes, and a status list is bits.
  readDidDocument: [{ statuses: [200] }],
  listRoots: [{ statuses: [200] }],
  readStatusList: [{ path: '/.well-known/touchstone/status/0', statuses: [200] }],
  readMetrics: [{}],
};

/** Everything of the other tenant. */
async function everythingOfBeta(): Promise<unknown> {
  const { database } = edge.store;
  const of = (table: string, which: string) =>
    `SELECT '${table}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS rows FROM ${table} t WHERE ${which}`;
  const ofLearner = `learner = (SELECT no FROM learners WHERE id = '${HIS}')`;
  const parts = [
    of('learners', `starts_with(id, 'beta:')`),
    ...(await learnerTables(database)).map((table) => of(table, ofLearner)),
    ...['policies', 'programs', 'rubrics', 'roles', 'anchors'].map((table) =>
      of(table, 'version / 100000 = 2'),
    ),
    ...['judge_versions', 'judge_reviews', 'judge_cards'].map((table) => of(table, `owner = 'beta:'`)),
    of('tenants', `id = 'beta'`),
    of('keys', `prefix = 'beta:'`),
  ];
  return (await database.query(parts.join(' UNION ALL '))).rows;
}

/** A call about a learner, with the other tenant's learner, verdict, entry and viewer. */
const aboutLearner = ({ method, path }: Operation): Asked => ({
  path: path
    .replace('{id}', HIS)
    .replace(/\{(number|entry)\}/, '1')
    .replace('{viewer}', VIEWER),
  init: { method: method.toUpperCase(), ...(['post', 'put'].includes(method) && jsonOf({ reason: 'mine' })) },
});

test.each(operations)(
  '$method $path shows nothing of another tenant and changes nothing there',
  async (one) => {
    const isAboutLearner = one.path.startsWith('/v1/learners/{id}');
    const attempts = ATTEMPTS[one.operationId] ?? (isAboutLearner ? [aboutLearner(one)] : null);
    expect(attempts, `${one.operationId} needs a line in ATTEMPTS`).not.toBeNull();
    const before = await everythingOfBeta();
    for (const { path = one.path, init = {}, statuses = [403, 404] } of attempts!) {
      for (const [caller, token] of Object.entries(callers)) {
        const response = await edge.request(
          path
            .replace('BETA-ITEM', String(betaItem))
            .replace('BETA-CREDENTIAL', betaCredential)
            .replace('BETA-JUDGE', String(betaJudge))
            .replace('BETA', betaKey),
          { ...init, token },
        );
        const text = await response.text();
        expect(statuses, `${caller}: ${path} ${text}`).toContain(response.status);
        const shown = new RegExp(`${MARK}|beta`, 'i');
        expect(text, caller).not.toMatch(shown);
      }
    }
    expect(await everythingOfBeta()).toEqual(before);
  },
);
