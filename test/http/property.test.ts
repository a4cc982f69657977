import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from './support/cloud-event.ts';
import { startEdge, type Edge } from './support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\ud800', '\0', '__proto__', 'constructor', '1e999'),
);
const json = fc.oneof(
  fc.jsonValue({ noUnicodeString: false }),
  fc.anything({ withNullPrototype: false, maxDepth: 4 }),
  text,
  fc.double(),
);
const types = fc.constantFrom(
  'chat.turn_taken',
  'note.check_attempted',
  'work.submitted',
  'stage.completed',
  'voice.session_ended',
  'cowork.action_taken',
);
const named = fc.constantFrom(
  'program',
  'stage',
  'touchpoint',
  'speaker',
  'text',
  'language',
  'artefact',
  'revision',
  'passed',
  'items',
  'durationMs',
  'outcome',
  'actor',
  'action',
  'transcript',
  'files',
);
const data = fc.dictionary(
  fc.oneof(named, text),
  fc.oneof(
    json,
    fc.string({ maxLength: 400 }),
    fc.integer(),
    fc.array(fc.record({ name: text, text, passed: fc.boolean() })),
  ),
);
const attribute = fc.constantFrom(
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'data',
  'datacontenttype',
  'other',
);

const LEARNERS = ['maya', 'noor', 'acme:1'];

/** A valid event with a few mutations, so that most inputs get past the envelope checks. */
const event = fc
  .tuple(types, data, fc.dictionary(attribute, json, { maxKeys: 1 }), fc.constantFrom(...LEARNERS))
  .map(([type, data, broken, subject]) => cloudEvent({ type, data, subject, ...broken }));

const serialise = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? 'null';

test('no body makes intake answer 5xx, and accepted events can be read back', async () => {
  for (const subject of LEARNERS) expect((await edge.post(cloudEvent({ subject }))).status).toBe(202);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 4, arbitrary: fc.array(event, { minLength: 1, maxLength: 8 }) },
        { weight: 1, arbitrary: json },
      ),
      async (body) => {
        const answer = await edge.post(serialise(body), { type: 'application/cloudevents-batch+json' });
        expect([202, 400, 413, 422]).toContain(answer.status);
        const single = await edge.post(serialise(Array.isArray(body) ? body[0] : body), {
          type: 'application/cloudevents+json',
        });
        expect([202, 400, 409, 413, 422]).toContain(single.status);
      },
    ),
    { numRuns: 150 },
  );
  for (const learner of LEARNERS) {
    const read = await edge.get(`/v1/learners/${learner}/events?limit=200`);
    expect(read.status).toBe(200);
    await edge.award(learner);
  }
});

test('no path or query makes a read answer 5xx', async () => {
  const part = fc.oneof(
    text,
    fc.string(),
    fc.constantFrom('maya', '%00', '..', '%ff', '-1', '1e3', 'ledger'),
  );
  await fc.assert(
    fc.asyncProperty(part, part, part, part, async (learner, what, limit, cursor) => {
      const enc = (value: string) =>
        value.startsWith('%') ? value : encodeURIComponent(value.toWellFormed());
      const resource = enc(what) || 'calibrations';
      for (const path of [
        `/v1/learners/${enc(learner)}`,
        `/v1/learners/${enc(learner)}/${resource}`,
        `/v1/learners/maya/calibrations/${resource}`,
        `/v1/learners/maya/ledger?limit=${enc(limit)}&cursor=${enc(cursor)}`,
        `/v1/learners?limit=${enc(limit)}&cursor=${enc(cursor)}`,
      ]) {
        expect((await edge.request(path)).status, path).toBeLessThan(500);
      }
    }),
    { numRuns: 60 },
  );
});
