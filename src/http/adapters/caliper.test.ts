import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../test/http/support/json.ts';
import { startListening, type Listening } from '../../../test/http/support/listening.ts';

let api: Listening;
beforeAll(async () => {
  api = await startListening();
});
afterAll(() => api.stop());

const CONTEXT = 'http://purl.imsglobal.org/ctx/caliper/v1p1';
const envelope = (data: unknown[], dataVersion = CONTEXT) => ({
  sensor: 'http://oxana.instructure.com/',
  sendTime: '2019-11-16T02:09:06.543Z',
  dataVersion,
  data,
});
const post = (body: unknown) => api.post('/caliper/v1p2', body);

const user = (id: string) => ({ id: `urn:instructure:canvas:user:${id}`, type: 'Person' });
const event = (type: string, action: string, of: Json): Json => ({
  '@context': CONTEXT,
  id: `urn:uuid:${randomUUID()}`,
  type,
  action,
  eventTime: '2019-11-01T19:11:03.933Z',
  edApp: { id: 'http://oxana.instructure.com/', type: 'SoftwareApplication' },
  group: { id: 'urn:instructure:canvas:course:21070000000000565', type: 'CourseOffering' },
  ...of,
});

const assignable = {
  id: 'urn:instructure:canvas:assignment:21070000000000371',
  type: 'AssignableDigitalResource',
};

/** Events as the documentation of Canvas shows them, shortened to what an event needs. */
const canvas = {
  graded: (learner: string, scoreGiven: number | null = 5) =>
    event('GradeEvent', 'Graded', {
      actor: user('987'),
      object: {
        id: 'urn:instructure:canvas:submission:21070000000011086',
        type: 'Attempt',
        extensions: { 'com.instructure.canvas': { grade: '5', entity_id: '21070000000011086' } },
        assignee: { ...user(learner), extensions: { 'com.instructure.canvas': { sis_id: 'ABC.123' } } },
        assignable,
      },
      generated: {
        id: 'urn:instructure:canvas:grade:1',
        type: 'Score',
        attempt: 'urn:instructure:canvas:submission:21070000000011086',
        maxScore: 5,
        scoreGiven,
        scoredBy: 'urn:instructure:canvas:user:987',
      },
    }),
  submitted: (learner: string) =>
    event('AssignableEvent', 'Submitted', {
      actor: {
        ...user(learner),
        extensions: { 'com.instructure.canvas': { user_login: 'ada@school.example' } },
      },
      object: {
        id: 'urn:instructure:canvas:submission:21070000000012345',
        type: 'Attempt',
        extensions: {
          'com.instructure.canvas': {
            submission_type: 'online_text_entry',
            body: '<p>Paused customers are not lost: most of them&nbsp;return.</p>',
          },
        },
        assignee: user(learner),
        assignable,
        count: 2,
      },
    }),
  posted: (learner: string) =>
    event('MessageEvent', 'Posted', {
      actor: user(learner),
      object: {
        id: 'urn:instructure:canvas:discussionEntry:2134567',
        type: 'Message',
        body: '<p>I think a pause is a signal, not a loss.</p>',
        isPartOf: { id: 'urn:instructure:canvas:discussion:123456', type: 'Thread' },
      },
    }),
  loggedIn: (learner: string) =>
    event('SessionEvent', 'LoggedIn', {
      actor: user(learner),
      object: { id: 'http://oxana.instructure.com/', type: 'SoftwareApplication' },
    }),
};

test('Canvas: submitted, graded and posted become events; a session is left alone and counted', async () => {
  const [id, learner] = ['2101', 'urn:instructure:canvas:user:2101'];
  const sent = [canvas.submitted(id), canvas.graded(id), canvas.posted(id), canvas.loggedIn(id)];
  const { status, body } = await post(envelope(sent));
  expect([status, body]).toEqual([200, { accepted: 3, duplicate: 0, unmapped: 1, refused: [] }]);
  const events = await api.eventsOf(learner);
  expect(events).toMatchObject([
    {
      id: sent[0].id,
      source: 'caliper',
      type: 'work.submitted',
      time: '2019-11-01T19:11:03.933Z',
      data: {
        artefact: assignable.id,
        revision: 2,
        text: 'Paused customers are not lost: most of them\u00a0return.',
        stage: 'urn:instructure:canvas:course:21070000000000565',
      },
    },
    { type: 'note.check_attempted', data: { artefact: assignable.id, passed: true } },
    {
      type: 'chat.turn_taken',
      data: {
        touchpoint: 'urn:instructure:canvas:discussion:123456',
        text: 'I think a pause is a signal, not a loss.',
      },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain('ada@');
  expect(await api.metric('touchstone_unmapped_total{door="caliper"}')).toBe(1);
  expect((await post(envelope(sent))).body).toMatchObject({ accepted: 0, duplicate: 3 });
});

test('a grade without a score is left alone', async () => {
  const { body } = await post(envelope([canvas.graded('2102', null)]));
  expect(body).toMatchObject({ accepted: 0, unmapped: 1 });
});

const membership = (...roles: string[]) => ({ membership: { type: 'Membership', roles } });

test.each([
  ['Instructor', []],
  ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant', []],
  ['Learner', ['chat.turn_taken']],
])('what somebody posts as %s', async (role, types) => {
  const id = `role-${randomUUID()}`;
  expect((await post(envelope([{ ...canvas.posted(id), ...membership(role) }]))).status).toBe(200);
  const events = await api.eventsOf(`urn:instructure:canvas:user:${id}`);
  expect(events.map(({ type }) => type)).toEqual(types);
});

test('a grade is about the assignee, and about nobody without one', async () => {
  const graded = { ...canvas.graded('2107'), ...membership('Instructor') };
  expect((await post(envelope([graded]))).body).toMatchObject({ accepted: 1 });
  const { assignee: _, ...attempt } = canvas.graded('2107').object;
  expect((await post(envelope([{ ...canvas.graded('2107'), object: attempt }]))).body.unmapped).toBe(1);
  expect(await api.eventsOf('urn:instructure:canvas:user:987')).toEqual([]);
});

test.each(['2019-11-01T19:11:03.933+0200', '2019-11-01T19:11:03.933+02', '2019-11-01T17:11:03.933'])(
  'the time %s is read',
  async (eventTime) => {
    const id = `time-${randomUUID()}`;
    await post(envelope([{ ...canvas.posted(id), eventTime }]));
    const [event] = await api.eventsOf(`urn:instructure:canvas:user:${id}`);
    expect(event?.time).toBe('2019-11-01T17:11:03.933Z');
  },
);

test('Blackboard: people have URLs, which become keyed digests', async () => {
  const site = 'https://caliper-mapping.cloudbb.blackboard.com/v1/sites/a118bba8';
  const actor = {
    id: `${site}/users/ffc08009f0884c059192bac549e117b2`,
    type: 'Person',
    extensions: { 'bb:user.id': '_1_1', 'bb:user.externalId': 'administrator' },
  };
  const submitted = event('AssignableEvent', 'Submitted', {
    actor,
    object: {
      id: `${site}/gradableItems/_12345_1`,
      type: 'AssignableDigitalResource',
      maxAttempts: 0,
      maxScore: 60,
    },
    generated: { id: `${site}/attempts/_7_1`, type: 'Attempt', count: 1 },
  });
  const loggedIn = event('SessionEvent', 'LoggedIn', {
    actor,
    object: { id: `${site}/applications/learn`, type: 'SoftwareApplication' },
  });
  const { body } = await post(envelope([submitted, loggedIn]));
  expect(body).toMatchObject({ accepted: 1, unmapped: 1 });
  const { data } = (await api.send('/v1/learners')).body;
  expect(data.map((one: Json) => one.learner ?? one.id)).toContainEqual(
    expect.stringMatching(/^h-[0-9a-f]{40}$/),
  );
});

test('Caliper 1.2 is read too; a version that is not is refused with 422', async () => {
  const version = (name: string) => `http://purl.imsglobal.org/ctx/caliper/${name}`;
  const sent = [canvas.posted('2103')];
  expect((await post(envelope(sent, version('v1p2')))).status).toBe(200);
  expect((await post(envelope(sent, version('v2p0')))).status).toBe(422);
});

test('what is no envelope is refused with 400, another content type with 415', async () => {
  const { headers, ...refused } = await post([canvas.posted('2104')]);
  expect(refused).toMatchObject({ status: 400, body: { status: 400 } });
  expect(headers.get('content-type')).toBe('application/problem+json');
  const answer = await api.send('/caliper/v1p2', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'text/plain' },
  });
  expect(answer.status).toBe(415);
});

test('an event that is refused does not affect the others; alone it is a problem', async () => {
  const bad = { ...canvas.posted('2105'), eventTime: '1960-01-01T00:00:00.000Z' };
  const { status, body } = await post(envelope([bad, canvas.posted('2105')]));
  expect([status, body.accepted, body.refused[0].index]).toEqual([200, 1, 0]);
  expect((await post(envelope([bad]))).status).toBe(422);
});
