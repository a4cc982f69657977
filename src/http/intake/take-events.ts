import type { DocumentError } from '../../core/document-error.ts';
import type { Policy } from '../../core/policy.ts';
import { isTenantPrefix, tenantPrefix } from '../../core/tenant.ts';
import type { Accepted } from '../../store/events/accept-events.ts';
import type { IncomingEvent, Intake } from '../../store/events/incoming-event.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../auth/caller.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { covers } from '../auth/visible-learner.ts';
import { checkEvent, unknownType } from './check-event.ts';
import { EVENT_BYTES } from './content.ts';
import { cellOf } from '../problems/learner-moved.ts';
import { acceptTraced } from './accept-traced.ts';

/** The result of one event; rejections have a reason. */
export type Taken =
  | { status: 'accepted' | 'duplicate'; event: IncomingEvent; seq: number }
  | {
      status: 'conflict' | 'invalid';
      event: unknown;
      code: ProblemCode;
      detail?: string;
      errors?: DocumentError[];
      headers?: Record<string, string>;
    };

type Checked = { event: IncomingEvent } | { refused: Taken };

export type TakeOptions = {
  store: Pick<Store, 'events' | 'policies' | 'reviews'>;
  key: Caller;
  now: Date;
  /** Size of the whole body. */
  bytes: number;
  /** Stored with the events. */
  requestId: string;
  /** Throws if too many completions are under way; the result is called with how many were accepted. */
  reserveCompletions(sent: number): Promise<(accepted: number) => void>;
  /** Stores nothing if one event is refused, and answers only the refusals. */
  whole?: boolean | undefined;
};

/** The result of each event, and whom to wake after the reply. */
export type Took = { taken: Taken[] } & Omit<Accepted, 'results'>;

/**
 * Checks events one by one and stores the valid ones in one transaction; invalid ones do not affect the others. `ring`:
 * the learners to ring after the reply.
 */
export async function takeEvents(options: TakeOptions, events: readonly unknown[]): Promise<Took> {
  const policyOf = await policiesOf(options.store, events);
  const checked = events.map((event): Checked => {
    const result = checkEvent(policyOf(subjectOf(event)), event, options.now.getTime());
    if (!result.success)
      return { refused: { status: 'invalid', event, code: 'invalid-event', errors: result.errors } };
    const refused = refusalOf(options, event, result.data);
    return refused ? { refused } : { event: result.data };
  });
  const refusals = checked.flatMap((item) => ('refused' in item ? [item.refused] : []));
  if (options.whole && refusals.length > 0) return { taken: refusals, ring: [] };
  const good = checked.flatMap((item) => ('event' in item ? [item.event] : []));
  const { results, ...wake } = await accept(options, policyOf, good);
  const answers = results.values();
  const taken = checked.map((item) =>
    'refused' in item ? item.refused : answerOf(item.event, answers.next().value as Intake),
  );
  const late = options.whole ? taken.filter((one) => 'code' in one) : [];
  return { taken: late.length > 0 ? late : taken, ...wake };
}

/** The subject of an event that was not checked yet. */
function subjectOf(event: unknown): string {
  const { subject } = (event ?? {}) as { subject?: unknown };
  return typeof subject === 'string' ? subject : '';
}

/** The active policies of the tenants of all subjects. */
async function policiesOf({ policies }: TakeOptions['store'], events: readonly unknown[]) {
  const prefixes = new Set(events.map((event) => tenantPrefix(subjectOf(event))));
  const active = await policies.activeOf([...prefixes].filter(isTenantPrefix));
  return (learner: string): Policy => active(tenantPrefix(learner));
}

async function accept(
  { store, key, requestId, reserveCompletions, whole }: TakeOptions,
  policyOf: (learner: string) => Policy,
  events: IncomingEvent[],
): Promise<Accepted> {
  if (events.length === 0) return { results: [], ring: [] };
  const sender = { key: key.id, requestId, whole: whole ?? false };
  const completes = ({ learner, type }: IncomingEvent) => policyOf(learner).types[type]?.path === 'heavy';
  const sent = events.filter(completes).length;
  const accept = () => acceptTraced(store.events, events, sender);
  if (sent === 0) return accept();
  const settle = await reserveCompletions(sent);
  let accepted = 0;
  try {
    const done = await accept();
    accepted = events.filter(
      (event, at) => done.results[at]?.status === 'accepted' && completes(event),
    ).length;
    return done;
  } finally {
    settle(accepted);
  }
}

/** Rejects a well-formed event that is too large or whose learner the key does not cover. */
function refusalOf({ key, bytes }: TakeOptions, event: unknown, { learner }: IncomingEvent): Taken | null {
  if (bytes > EVENT_BYTES && Buffer.byteLength(JSON.stringify(event)) > EVENT_BYTES) {
    return { status: 'invalid', event, code: 'too-large', detail: 'An event may have at most 1 MiB.' };
  }
  if (covers(key, learner)) return null;
  return {
    status: 'invalid',
    event,
    code: 'foreign-learner',
    detail: 'The key is limited to other learners.',
  };
}

function answerOf(event: IncomingEvent, intake: Intake): Taken {
  switch (intake.status) {
    case 'accepted':
    case 'duplicate':
      return { status: intake.status, event, seq: intake.seq };
    case 'conflict':
      return {
        status: 'conflict',
        event,
        code: 'event-conflict',
        detail:
          'An event with this source and id was already accepted with a different type or data. The accepted event is unchanged.',
      };
    case 'erased':
      return {
        status: 'invalid',
        event,
        code: 'learner-erased',
        detail: 'The learner was erased; new events are rejected.',
      };
    case 'moved':
      return { status: 'invalid', event, code: 'learner-moved', ...cellOf(intake.cell) };
    case 'unknown_type':
      return { status: 'invalid', event, code: 'invalid-event', errors: [unknownType(intake.policy)] };
    default:
      return intake satisfies never;
  }
}
