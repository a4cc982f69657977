import type { DocumentError } from '../../core/document-error.ts';
import type { Dependencies, RequestContext } from '../environment.ts';
import { BATCH_BYTES, BATCH_EVENTS } from '../intake/content.ts';
import type { Intake } from '../intake/create-intake.ts';
import { refusalOfOne } from '../intake/event-result.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { readJson } from '../intake/read-json.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError, problemOf } from '../problems/problem.ts';
import { lineOf } from './in-form.ts';
import type { Door } from './mapping.ts';
import type { Translated } from './to-event.ts';

/** What became of the documents of one request. `refused` has their place in the request. */
export type Outcome = {
  accepted: number;
  duplicate: number;
  unmapped: number;
  refused: { index: number; error: string }[];
};

type Reading = {
  door: Door;
  /** Finds the documents in a body, or throws. */
  documentsIn(body: unknown): unknown[];
  translate(document: unknown): Translated;
};

/** Takes documents of which each stands for itself: one that is refused does not affect the others. */
export function createTaking(deps: Dependencies, limits: Limits, intake: Intake) {
  return async (c: RequestContext, { door, documentsIn, translate }: Reading): Promise<Outcome> => {
    const admit = await limits.intake(c.get('key'));
    if (mediaTypeOf(c.req.raw.headers) !== 'application/json')
      throw new ProblemError('unsupported-media-type', { detail: 'Send application/json.' });
    const { value, bytes } = await readJson(c.req.raw, BATCH_BYTES);
    const documents = documentsIn(value);
    if (documents.length > BATCH_EVENTS) throw new ProblemError('too-many-events');
    const translated = documents.map(translate);
    const events = translated.flatMap((one) => ('event' in one ? [one.event] : []));
    if (events.length > 0) await intake.requireRoom(c, events);
    const fields = admit({ eventsPerSecond: documents.length, bytesPerSecond: bytes });
    for (const [name, value] of Object.entries(fields)) c.header(name, value);
    const outcome = await takenOf(c, translated, { events, bytes });
    deps.metrics.unmapped.inc({ door }, outcome.counts.unmapped);
    if (documents.length === 1 && outcome.problem) throw outcome.problem;
    return outcome.counts;
  };

  async function takenOf(
    c: RequestContext,
    translated: Translated[],
    sent: { events: unknown[]; bytes: number },
  ) {
    const answers = (sent.events.length > 0 ? await intake.take(c, sent) : []).values();
    const counts: Outcome = { accepted: 0, duplicate: 0, unmapped: 0, refused: [] };
    let problem: ProblemError | null = null;
    for (const [index, one] of translated.entries()) {
      if ('unmapped' in one) {
        counts.unmapped += 1;
        continue;
      }
      const answer = 'event' in one ? answers.next().value : undefined;
      const refusal = 'error' in one ? refusedFor(one.error) : answer && refusalOfOne(answer);
      if (refusal) {
        problem = refusal;
        counts.refused.push({ index, error: lineOf(problemOf(refusal.code, refusal.options)) });
      } else counts[answer?.status === 'duplicate' ? 'duplicate' : 'accepted'] += 1;
    }
    return { counts, problem };
  }
}

const refusedFor = (error: DocumentError) => new ProblemError('invalid-event', { errors: [error] });
