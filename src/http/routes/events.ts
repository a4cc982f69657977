import { createRoute, z } from '@hono/zod-openapi';
import { needsAny } from '../auth/auth.ts';
import { correctionLine } from '../review/correction-line.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import { binaryEvent } from '../intake/binary-event.ts';
import { BATCH_BYTES, BATCH_EVENTS, EVENT_BYTES, modeOf } from '../intake/content.ts';
import type { Intake } from '../intake/create-intake.ts';
import { eventResult, refusalOfOne, type Awards, type EventResult } from '../intake/event-result.ts';
import type { Limits } from '../limits/limits.ts';
import { preferencesIn } from '../intake/prefer.ts';
import { readJson } from '../intake/read-json.ts';
import { isVoid } from '../intake/check-void.ts';
import type { Taken } from '../intake/take-events.ts';
import { takeVoid } from '../intake/take-void.ts';
import { waitForAwards } from '../intake/wait-for-awards.ts';
import { ProblemError } from '../problems/problem.ts';
import { readPreview } from '../review/read-preview.ts';
import { cloudEventSchema } from '../schemas/cloud-event.ts';
import { eventDataSchema } from '../schemas/event-data.ts';
import { batchResultSchema, oneResultSchema } from '../schemas/event-result.ts';
import { json } from '../schemas/json-content.ts';
import { OF_EVENTS, refusals } from '../schemas/problem.ts';
import { previewQuery, voidPreviewSchema } from '../schemas/review.ts';

/** Attributes of an event in binary mode. */
const binaryHeaders = Object.fromEntries(
  ['specversion', 'id', 'source', 'type', 'subject', 'time'].map((name) => [
    `ce-${name}`,
    z.string().optional().describe('binary mode only'),
  ]),
);

const post = createRoute({
  method: 'post',
  path: '/v1/events',
  operationId: 'sendEvents',
  tags: ['Events'],
  summary: 'Send events',
  description: `One CloudEvent (structured, or binary with \`ce-\` headers), at most 1 MiB; or a batch of at most 1,000 events
and 4 MiB, each accepted or rejected separately. Repeating an event is safe: the result is \`duplicate\` with the same
\`seq\`. With \`Prefer: wait=N\` the response waits for the awards, for at most 30 seconds; with \`return=minimal\` it is empty
unless an event was refused.

An \`event.voided\` (\`data: { seq, reason }\`, scope \`review\`) voids an event of the same learner: its award and verdict
are reversed before the response, which has the voided event’s \`seq\`. With \`?preview=true\`, a single void returns its
effect and stores nothing. People cannot void their own events, and voiding work whose review is under appeal needs
another reviewer.`,
  ...needsAny('ingest', 'review'),
  request: {
    query: previewQuery,
    headers: z.object({ prefer: z.string().optional().openapi({ example: 'wait=5' }), ...binaryHeaders }),
    body: {
      required: true,
      content: {
        'application/cloudevents+json': { schema: cloudEventSchema },
        'application/cloudevents-batch+json': { schema: z.array(cloudEventSchema).max(BATCH_EVENTS) },
        'application/json': { schema: eventDataSchema },
      },
    },
  },
  responses: {
    200: json('The effect of a previewed void.', voidPreviewSchema),
    202: json(
      'Stored. For one event its result; for a batch one result per event, in order.',
      z.union([oneResultSchema, batchResultSchema]),
    ),
    204: { description: 'Stored, with `Prefer: return=minimal` and no event refused.' },
    ...refusals(
      ...OF_EVENTS,
      'unknown-learner',
      'second-reviewer',
      'read-first',
      'not-awarded',
      'invalid-parameter',
    ),
  },
});

const NO_AWARDS: Awards = new Map();

type Body = { batch: boolean; events: unknown[]; bytes: number };

async function readEvents(request: Request): Promise<Body> {
  const mode = modeOf(request.headers);
  const batch = mode === 'batch';
  const { value, bytes } = await readJson(request, batch ? BATCH_BYTES : EVENT_BYTES, {
    mayBeEmpty: mode === 'binary',
  });
  if (!batch)
    return { batch, bytes, events: [mode === 'binary' ? binaryEvent(request.headers, value) : value] };
  if (!Array.isArray(value)) {
    throw new ProblemError('invalid-batch', {
      errors: [{ pointer: '', detail: 'must be an array of events' }],
    });
  }
  if (value.length > BATCH_EVENTS)
    throw new ProblemError('too-many-events', { detail: `At most ${BATCH_EVENTS} events are allowed.` });
  return { batch, bytes, events: value };
}

/** The response: empty if the client prefers that and no event was refused. */
function answer(
  c: RequestContext,
  { batch, minimal }: { batch: boolean; minimal: boolean },
  results: EventResult[],
) {
  if (minimal && results.every((result) => 'seq' in result)) {
    c.header('preference-applied', 'return=minimal', { append: true });
    return c.body(null, 204);
  }
  return c.json(
    batch ? { results: results.map((result, index) => ({ index, ...result })) } : results[0],
    202,
  );
}

/** Intake. It only stores events, so it needs nothing but Postgres; awards and verdicts follow asynchronously. */
export function eventsRoute(
  app: App,
  { store, hub, now }: Dependencies,
  limits: Limits,
  intake: Intake,
): void {
  async function awardsOf(c: RequestContext, seconds: number | null, taken: Taken[]): Promise<Awards> {
    const wanted = taken.flatMap((one) =>
      'seq' in one ? [{ learner: one.event.learner, seq: one.seq }] : [],
    );
    if (seconds === null || wanted.length === 0) return NO_AWARDS;
    c.header('preference-applied', `wait=${seconds}`, { append: true });
    // The events are stored, so respond even if reading the awards fails.
    return waitForAwards({ store, hub }, wanted, seconds * 1000, c.req.raw.signal).catch(() => NO_AWARDS);
  }

  async function previewVoid(c: RequestContext, event: unknown) {
    if (!isVoid(event)) {
      const errors = [{ pointer: '/preview', detail: 'only a single event.voided can be previewed' }];
      throw new ProblemError('invalid-parameter', { errors });
    }
    const { taken, voided } = await takeVoid(intake.optionsOf(c), event, true);
    if ('code' in taken) throw refusalOfOne(taken);
    const { status, seq } = taken;
    const correction = voided && correctionLine(voided.correction, now().getTime());
    // Repeating a void changes nothing.
    const state = voided ? ('changed' as const) : ('upheld' as const);
    return { preview: true, status, seq, state, review: null, correction };
  }

  app.openAPIRegistry.registerPath(post);
  /** Takes the events, and waits for their awards if the request asks for it. */
  async function takeAndWait(c: RequestContext, { batch, events, bytes }: Body, seconds: number | null) {
    const taken = await intake.take(c, { events, bytes });
    const refused = batch ? null : refusalOfOne(taken[0] as Taken);
    if (refused) throw refused;
    const awards = await awardsOf(c, seconds, taken);
    return taken.map((one) => eventResult(one, awards));
  }

  app.post(post.path, post.middleware, async (c) => {
    const caller = c.get('key');
    const take = await limits.intake(caller);
    const body = await readEvents(c.req.raw);
    const { batch, events, bytes } = body;
    const preview = readPreview(c.req.queries());
    const { wait, minimal } = preferencesIn(c.req.header('prefer'));
    const seconds = preview ? null : wait;
    if (!preview) await intake.requireRoom(c, events);
    const waited = seconds ? await limits.open(caller, 'waiting') : null;
    try {
      const fields = take({ eventsPerSecond: events.length, bytesPerSecond: bytes });
      for (const [name, value] of Object.entries(fields)) c.header(name, value);
      if (preview) return c.json(await previewVoid(c, batch ? null : events[0]), 200);
      const results = await takeAndWait(c, body, seconds);
      return answer(c, { batch, minimal }, results);
    } finally {
      waited?.();
    }
  });
}
