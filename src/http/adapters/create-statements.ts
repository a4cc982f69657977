import { isDeepStrictEqual } from 'node:util';
import type { DocumentError } from '../../core/document-error.ts';
import type { FoundStatement } from '../../store/events/statements.ts';
import { covers } from '../auth/visible-learner.ts';
import type { Dependencies, RequestContext } from '../environment.ts';
import type { Intake } from '../intake/create-intake.ts';
import { refusalOfOne } from '../intake/event-result.ts';
import { takeVoid } from '../intake/take-void.ts';
import { waitForAwards } from '../intake/wait-for-awards.ts';
import { ProblemError } from '../problems/problem.ts';
import { adaptersOf } from './adapters.ts';
import { keptStatement } from './kept-statement.ts';
import type { Translated } from './to-event.ts';
import { fromStatement, voidedBy, voidEvent, type IdentifiedStatement } from './xapi.ts';

/** How long a void waits for the award of what it voids. */
const AWARD_MS = 10_000;

type Events = { events: unknown[]; voids: { event: unknown; learner: string; seq: number }[] };

/** Takes checked statements through intake: all of a request or none. */
export function createStatements(deps: Dependencies, intake: Intake) {
  const { store, hub, metrics, now } = deps;
  const { mappings, salt } = adaptersOf(deps);

  /** The stored statements with these ids that the key covers. */
  async function known(c: RequestContext, ids: string[]): Promise<Map<string, FoundStatement>> {
    const found = await store.events.statements(ids);
    return new Map(found.filter((one) => covers(c.get('key'), one.learner)).map((one) => [one.id, one]));
  }

  function eventsOf(
    c: RequestContext,
    sent: IdentifiedStatement[],
    found: Map<string, FoundStatement>,
  ): Events {
    const translating = { prefix: c.get('key').prefix, salt, now: now().getTime() };
    const events: unknown[] = [];
    const voids: Events['voids'] = [];
    const errors: DocumentError[] = [];
    sent.forEach((statement, at) => {
      const target = voidedBy(statement);
      const voided = target === undefined ? undefined : found.get(target);
      if (voided) return void voids.push({ event: voidEvent(statement, voided), ...voided });
      const translated = fromStatement(mappings.xapi, statement, translating);
      const before = found.get(statement.id);
      if (before) return requireSame(before, statement, translated);
      if ('event' in translated) return void events.push(translated.event);
      if ('unmapped' in translated) return metrics.unmapped.inc({ door: 'xapi' });
      const { pointer, detail } = translated.error;
      errors.push({ pointer: sent.length > 1 ? `/${at}${pointer}` : pointer, detail });
    });
    if (errors.length > 0) throw new ProblemError('invalid-event', { errors: errors.slice(0, 20) });
    return { events, voids };
  }

  /** Asks for every void whether it may be done, without doing it, so that a batch is refused before it is stored. */
  async function tryVoids(c: RequestContext, voids: Events['voids']): Promise<void> {
    if (voids.length === 0) return;
    await waitForAwards({ store, hub }, voids, AWARD_MS, c.req.raw.signal);
    for (const { event } of voids) {
      const refused = refusalOfOne((await takeVoid(intake.optionsOf(c), event, true)).taken);
      if (refused) throw refused;
    }
  }

  return {
    async take(c: RequestContext, sent: IdentifiedStatement[], bytes: number): Promise<void> {
      const ids = sent.flatMap((statement) => [statement.id, voidedBy(statement) ?? []].flat());
      const { events, voids } = eventsOf(c, sent, await known(c, ids));
      if (events.length > 0) await intake.requireRoom(events);
      await tryVoids(c, voids);
      if (events.length + voids.length === 0) return;
      const all = [...events, ...voids.map(({ event }) => event)];
      const taken = await intake.take(c, { events: all, bytes, whole: true });
      for (const one of taken) {
        const refused = refusalOfOne(one);
        if (refused) throw refused;
      }
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
