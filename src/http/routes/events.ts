import { createRoute, z } from '@hono/zod-openapi';
import { needsAny } from '../auth/auth.ts';
import { correctionLine } from '../review/correction-line.ts';
import type { App, Dependencies, RequestContext } from '../environment.ts';
import { binaryEvent } from '../intake/binary-event.ts';
import { BATCH_BYTES, BATCH_EVENTS, EVENT_BYTES, modeOf } from '../intake/content.ts';
import { eventResult, refusalOfOne, type Awards } from '../intake/event-result.ts';
import { preferredWait } from '../intake/prefer.ts';
import { readJson } from '../intake/read-json.ts';
import { isVoid } from '../intake/check-void.ts';
import { takeAll } from '../intake/take-all.ts';
import type { Taken } from '../intake/take-events.ts';
import { takeVoid } from '../intake/take-void.ts';
import { waitForAwards } from '../intake/wait-for-awards.ts';
import { ProblemError } from '../problems/problem.ts';
import { readPreview } from '../review/read-preview.ts';
import { cloudEventSchema } from '../schemas/cloud-event.ts';
import { eventDataSchema } from '../schemas/event-data.ts';
import { batchResultSchema, oneResultSchema } from '../schemas/event-result.ts';
import { json } from '../schemas/json-content.ts';
import { refusals } from '../schemas/problem.ts';
import { previewQuery, voidPreviewSchema } from '../schemas/review.ts';

const post = createRoute({
  method: 'post',
  path: '/v1/events',
  tags: ['Events'],
  summary: 'Send events',
  description: `One CloudEvent (structured, or binary with \`ce-\` headers), at most 1 MiB; or a batch of at most 1,000 events
and 4 MiB, of which each is accepted or refused by itself. Sending an event again is safe: it answers \`duplicate\`
with the same \`seq\`. With \`Prefer: wait=N\` the answer comes when the awards exist, after 30 seconds at most.

An \`event.voided\` (\`data: { seq, reason }\`, scope \`review\`) takes an event of the same learner back: its award is
reversed and its verdict folded away when the answer comes, which carries the voided event’s \`seq\`. With
\`?preview=true\` a single one answers what it would do and stores nothing. An appeal against what a person decided needs
another person, also for a void, and nobody voids an event of their own.`,
  ...needsAny('ingest', 'review'),
  request: {
    query: previewQuery,
    headers: z.object({ prefer: z.string().optional().openapi({ example: 'wait=5' }) }),
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
    200: json('What a previewed void would do.', voidPreviewSchema),
    202: json(
      'Stored. One event: its result; a batch: a result for each, in order.',
      z.union([oneResultSchema, batchResultSchema]),
    ),
    ...refusals(
      'not-json',
      'foreign-learner',
      'unknown-learner',
      'event-conflict',
      'second-reviewer',
      'not-awarded',
      'learner-erased',
      'too-large',
      'too-many-events',
      'unsupported-media-type',
      'invalid-event',
      'invalid-batch',
      'invalid-parameter',
    ),
  },
});

const NO_AWARDS: Awards = new Map();

type Body = { batch: boolean; events: unknown[]; bytes: number };

async function readEvents(request: Request): Promise<Body> {
  const mode = modeOf(request.headers);
  const batch = mode === 'batch';
  const { value, bytes } = await readJson(request, batch ? BATCH_BYTES : EVENT_BYTES);
  if (!batch)
    return { batch, bytes, events: [mode === 'binary' ? binaryEvent(request.headers, value) : value] };
  if (!Array.isArray(value)) {
    throw new ProblemError('invalid-batch', {
      errors: [{ pointer: '', detail: 'must be an array of events' }],
    });
  }
  if (value.length > BATCH_EVENTS)
    throw new ProblemError('too-many-events', { detail: `At most ${BATCH_EVENTS} events.` });
  return { batch, bytes, events: value };
}

/** Intake: everything behind it happens later, so it needs Postgres alone. */
export function eventsRoute(app: App, { store, ringer, metrics, hub, now }: Dependencies): void {
  async function awardsOf(c: RequestContext, taken: Taken[]): Promise<Awards> {
    const seconds = preferredWait(c.req.header('prefer'));
    const wanted = taken.flatMap((one) =>
      'seq' in one ? [{ learner: one.event.learner, seq: one.seq }] : [],
    );
    if (seconds === null || wanted.length === 0) return NO_AWARDS;
    c.header('preference-applied', `wait=${seconds}`);
    // What was stored must be told even when looking for its awards fails.
    return waitForAwards({ store, hub }, wanted, seconds * 1000, c.req.raw.signal).catch(() => NO_AWARDS);
  }

  async function previewVoid(c: RequestContext, event: unknown) {
    if (!isVoid(event)) {
      const errors = [{ pointer: '/preview', detail: 'only a single event.voided can be previewed' }];
      throw new ProblemError('invalid-parameter', { errors });
    }
    const { taken, voided } = await takeVoid({ store, key: c.get('key'), now: now(), bytes: 0 }, event, true);
    if ('code' in taken) throw refusalOfOne(taken);
    const { status, seq } = taken;
    const correction = voided && correctionLine(voided.correction, now().getTime());
    // A void sent again upholds what holds already.
    const state = voided ? ('changed' as const) : ('upheld' as const);
    return { preview: true, status, seq, state, review: null, correction };
  }

  app.openAPIRegistry.registerPath(post);
  app.post(post.path, post.middleware, async (c) => {
    const { batch, events, bytes } = await readEvents(c.req.raw);
    if (readPreview(c.req.queries())) return c.json(await previewVoid(c, batch ? null : events[0]), 200);
    const { taken, ring } = await takeAll({ store, key: c.get('key'), now: now(), bytes }, events);
    for (const { status } of taken) metrics.events.inc({ status });
    // In a task of its own, so that a reply that waits for nothing goes out first.
    setImmediate(() => ringer.ringSoon(ring));
    const refused = batch ? null : refusalOfOne(taken[0] as Taken);
    if (refused) throw refused;
    const awards = await awardsOf(c, taken);
    const results = taken.map((one) => eventResult(one, awards));
    return c.json(
      batch ? { results: results.map((result, index) => ({ index, ...result })) } : results[0],
      202,
    );
  });
}
