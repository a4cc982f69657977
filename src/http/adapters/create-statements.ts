import { isDeepStrictEqual } from 'node:util';
import type { DocumentError } from '../../core/document-error.ts';
import type { FoundStatement } from '../../store/events/statements.ts';
import { requireScope } from '../auth/auth.ts';
import { covers } from '../auth/visible-learner.ts';
import type { Dependencies, RequestContext } from '../environment.ts';
import type { Intake } from '../intake/create-intake.ts';
import { refusalOfOne } from '../intake/event-result.ts';
import { takeVoid } from '../intake/take-void.ts';
import { waitForAwards } from '../intake/wait-for-awards.ts';
import { ProblemError } from '../problems/problem.ts';
import { adaptersOf } from './adapters.ts';
import { keptStatement } from './kept-statement.ts';
import type { Mapping } from './mapping.ts';
import type { Translated, Translating } from './to-event.ts';
import { fromStatement, voidedBy, voidEvent, type IdentifiedStatement } from './xapi.ts';

/** How long a void waits for the award of what it voids. */
const AWARD_MS = 10_000;

type Void = { event: unknown; learner: string; seq: number };

/** What a request consists of. `later`: statements that void a statement of the same request. */
type Events = { events: Record<string, unknown>[]; voids: Void[]; later: IdentifiedStatement[] };

/** Sorts the statements of a request. Throws if one is invalid, or has the id of another one that is stored. */
function eventsOf(
  { mapping, translating, leaveAlone }: { mapping: Mapping; translating: Translating; leaveAlone(): void },
  sent: IdentifiedStatement[],
  found: Map<string, FoundStatement>,
): Events {
  const events: Record<string, unknown>[] = [];
  const voids: Void[] = [];
  const unmapped: IdentifiedStatement[] = [];
  const errors: DocumentError[] = [];
  sent.forEach((statement, at) => {
    const target = voidedBy(statement);
    const voided = target === undefined ? undefined : found.get(target);
    if (voided) return void voids.push({ event: voidEvent(statement, voided), ...voided });
    const translated = fromStatement(mapping, statement, translating);
    const before = found.get(statement.id);
    if (before) return requireSame(before, statement, translated);
    if ('event' in translated) return void events.push(translated.event);
    if ('unmapped' in translated) return void unmapped.push(statement);
    const { pointer, detail } = translated.error;
    errors.push({ pointer: sent.length > 1 ? `/${at}${pointer}` : pointer, detail });
  });
  if (errors.length > 0) throw new ProblemError('invalid-event', { errors: errors.slice(0, 20) });
  const brought = new Set(events.map(({ id }) => id));
  const later = unmapped.filter((statement) => brought.has(voidedBy(statement)));
  for (let left = unmapped.length - later.length; left > 0; left -= 1) leaveAlone();
  return { events, voids, later };
}

/** Takes checked statements through intake: all of a request or none. */
export function createStatements(deps: Dependencies, intake: Intake) {
  const { store, hub, metrics, now } = deps;
  const { mappings, salt } = adaptersOf(deps);
  const leaveAlone = () => metrics.unmapped.inc({ door: 'xapi' });

  /** The stored statements with these ids that the key covers. */
  async function known(c: RequestContext, ids: string[]): Promise<Map<string, FoundStatement>> {
    const found = await store.events.statements(ids);
    return new Map(found.filter((one) => covers(c.get('key'), one.learner)).map((one) => [one.id, one]));
  }

  /** Asks for every void whether it may be done, without doing it, so that a batch is refused before it is stored. */
  async function tryVoids(c: RequestContext, voids: Void[]): Promise<void> {
    if (voids.length === 0) return;
    await waitForAwards({ store, hub }, voids, AWARD_MS, c.req.raw.signal);
    for (const { event } of voids) {
      const refused = refusalOfOne((await takeVoid(intake.optionsOf(c), event, true)).taken);
      if (refused) throw refused;
    }
  }

  async function takeAll(c: RequestContext, events: unknown[], bytes: number): Promise<void> {
    if (events.length === 0) return;
    for (const one of await intake.take(c, { events, bytes, whole: true })) {
      const refused = refusalOfOne(one);
      if (refused) throw refused;
    }
  }

  /** Voids statements that the same request brought. Repeating the request goes on where this ended. */
  async function voidLater(c: RequestContext, later: IdentifiedStatement[]): Promise<void> {
    const found = await known(c, later.map(voidedBy) as string[]);
    const voids = later.flatMap((statement) => {
      const target = found.get(voidedBy(statement) as string);
      return target ? [{ event: voidEvent(statement, target), ...target }] : [];
    });
    await tryVoids(c, voids);
    await takeAll(
      c,
      voids.map(({ event }) => event),
      0,
    );
  }

  return {
    async take(c: RequestContext, sent: IdentifiedStatement[], bytes: number): Promise<void> {
      const ids = sent.flatMap((statement) => [statement.id, voidedBy(statement) ?? []].flat());
      const translating = { prefix: c.get('key').prefix, salt, now: now().getTime() };
      const how = { mapping: mappings.xapi, translating, leaveAlone };
      const { events, voids, later } = eventsOf(how, sent, await known(c, ids));
      if (later.length > 0) requireScope(c.get('key'), 'review');
      if (events.length > 0) await intake.requireRoom(c, events);
      await tryVoids(c, voids);
      await takeAll(c, [...events, ...voids.map(({ event }) => event)], bytes);
      if (later.length > 0) await voidLater(c, later);
    },
  };
}

/** The same statement again is nothing new; another one under its id is a conflict. */
function requireSame(before: FoundStatement, statement: IdentifiedStatement, translated: Translated): void {
  const learner = 'event' in translated ? translated.event.subject : before.learner;
  const kept = keptStatement(statement, learner);
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(kept)), before.data.xapi);
  if (same && learner === before.learner) return;
  throw new ProblemError('event-conflict', {
    detail: 'A statement with this id was accepted with other content. It is unchanged.',
  });
}
