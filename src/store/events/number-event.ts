import type { Outcome } from '../../core/event.ts';
import { outcomeOf } from '../../core/signal.ts';
import { normalise, wordCount } from '../../core/text.ts';
import type { Policy } from '../../core/policy.ts';
import { keyed } from '../canonical.ts';
import { contentKeys, ownWork } from './content-keys.ts';
import type { Stamp } from '../documents/programs.ts';
import type { IncomingEvent } from './incoming-event.ts';

/** An event's row: everything award needs without reading the payload. Digests in hex. */
export type EventRow = {
  learner: number;
  seq: number;
  key: string;
  body_digest: string;
  type: string;
  program: string | null;
  stamped_program: string | null;
  program_version: number | null;
  stage: string | null;
  touchpoint: string | null;
  speaker: string;
  words: number;
  outcome: Outcome | null;
  text_key: string | null;
  once_key: string | null;
  content_keys: string[] | null;
  policy: number;
  time: string;
  effective_time: string;
  /** The request that delivered it; null if it came by another way. */
  request_id: string | null;
  /** The trace to which it belongs; unset without telemetry. */
  traceparent: string | undefined;
  id: string;
  source: string;
  data: unknown;
};

/** Escapes of what a header must encode: a space, a quotation mark, `%`, and characters beyond ASCII. */
const ESCAPES = /(?:%(?:2[025]|[89A-F][0-9A-F]))+/gi;

/** The text with these escapes decoded, however often they were encoded. Others stay: `a%2Fb` is not `a/b`. */
function percentDecoded(text: string): string {
  const decoded = text.replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
  return decoded === text ? text : percentDecoded(decoded);
}

/** The text without the quotation marks around it, which a header has as its own if an SDK does not encode them. */
function unquoted(text: string): string {
  const quoted = /^"(.*)"$/s.exec(text);
  return quoted ? (quoted[1] as string).replace(/\\(.)/gs, '$1') : text;
}

/**
 * Identity of an event within its learner (invariant 2). Percent-encoding and quotation marks around all of it make no
 * difference: in headers some SDKs encode an id that has `%` or quotation marks itself, and others do not.
 */
export function eventKey(salt: Buffer, event: IncomingEvent): string {
  const [source, id] = [event.source, event.id].map((name) => unquoted(percentDecoded(name)));
  return keyed(salt, [source, id]).toString('hex');
}

/**
 * What a duplicate must have in common with the first delivery: type, subject and data. The time of the first delivery
 * is kept.
 */
export function bodyDigest(salt: Buffer, event: IncomingEvent): string {
  return keyed(salt, [event.type, event.learner, event.data]).toString('hex');
}

/** Number of words the learner wrote in this event; a file without extracted text counts as one. */
function wordsOf(event: IncomingEvent): number {
  const files = event.data.files ?? [];
  const inFiles = files.reduce((sum, file) => sum + (file.text === undefined ? 1 : wordCount(file.text)), 0);
  return wordCount(event.data.text ?? '') + inFiles;
}

/**
 * Compared by the guard `repeat`: the learner's normalised words within one stage; null when too short, and beside files,
 * since the same words may come with new files. Works have it for others to be compared with.
 */
function textKey(salt: Buffer, policy: Policy, event: IncomingEvent, program: string | null): string | null {
  const { text, stage, files = [] } = event.data;
  if (event.speaker !== 'learner' || text === undefined || files.length > 0) return null;
  if (wordCount(text) < policy.repeatWords) return null;
  return keyed(salt, ['text', program, stage ?? null, normalise(text)]).toString('hex');
}

/** What a work contains, or a completion that names no place. */
function contentsOf(salt: Buffer, policy: Policy, event: IncomingEvent, program: string | null) {
  const { once = null, words = false } = policy.types[event.type] ?? {};
  const { stage, touchpoint } = event.data;
  if (once === 'artefact') return words ? contentKeys(salt, event.type, program, event.data) : null;
  return once !== null && stage === undefined && touchpoint === undefined
    ? ownWork(salt, policy, program, event)
    : null;
}

/** What the guard `once` compares: a revision of an artefact, or the completion of a touchpoint or a stage, or of neither. */
function paidOnce(once: Policy['types'][string]['once'], data: IncomingEvent['data']): unknown[] | null {
  const { stage, touchpoint, artefact, revision } = data;
  if (once === null) return null;
  if (once === 'artefact')
    return artefact === undefined ? null : ['artefact', stage ?? null, artefact, revision ?? null];
  if (touchpoint !== undefined && (once === 'touchpoint' || stage === undefined))
    return ['touchpoint', stage ?? null, touchpoint];
  return stage === undefined ? ['nowhere'] : ['stage', stage];
}

function onceKey(salt: Buffer, policy: Policy, event: IncomingEvent, program: string | null): string | null {
  const what = paidOnce(policy.types[event.type]?.once ?? null, event.data);
  return what && keyed(salt, [event.type, program, ...what]).toString('hex');
}

/** The row of an accepted event under the policy and program version active now. */
export function numberEvent(
  learner: { no: number; salt: Buffer },
  policy: Policy,
  event: IncomingEvent,
  place: {
    seq: number;
    effectiveTime: number;
    key: string;
    body: string;
    stamp: Stamp | null;
    requestId: string | null;
  },
): EventRow {
  const { data } = event;
  // Events without a program use that of the learner, so that the same stage is the same place.
  const program = data.program ?? place.stamp?.program ?? null;
  return {
    learner: learner.no,
    seq: place.seq,
    key: place.key,
    body_digest: place.body,
    type: event.type,
    program,
    stamped_program: place.stamp?.program ?? null,
    program_version: place.stamp?.version ?? null,
    stage: data.stage ?? null,
    touchpoint: data.touchpoint ?? null,
    speaker: event.speaker,
    words: wordsOf(event),
    outcome: outcomeOf(data),
    text_key: textKey(learner.salt, policy, event, program),
    once_key: onceKey(learner.salt, policy, event, program),
    content_keys: contentsOf(learner.salt, policy, event, program),
    policy: policy.version,
    time: new Date(event.time).toISOString(),
    effective_time: new Date(place.effectiveTime).toISOString(),
    request_id: place.requestId,
    traceparent: event.traceparent,
    id: event.id,
    source: event.source,
    data,
  };
}
