import type { FoundStatement } from '../../store/events/statements.ts';
import type { Statement } from './statement.ts';

type Fields = Record<string, unknown>;

/** Fields that describe people, and those that only describe an id in words. */
const PEOPLE = new Set([
  'actor',
  'instructor',
  'team',
  'authority',
  'member',
  'contextAgents',
  'contextGroups',
]);
const WORDS = new Set([
  'display',
  'name',
  'description',
  'moreInfo',
  'choices',
  'scale',
  'source',
  'target',
  'steps',
]);

/** A part of a statement without people and, outside results and extensions, without words about ids. */
function lean(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(lean);
  if (typeof part !== 'object' || part === null) return part;
  const fields = part as Fields;
  if (fields.objectType === 'Agent' || fields.objectType === 'Group')
    return { objectType: fields.objectType };
  const kept = Object.entries(fields).filter(([name]) => !PEOPLE.has(name) && !WORDS.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'extensions' || name === 'result' ? value : lean(value)]),
  );
}

const isPerson = (object: object) =>
  ['mbox', 'mbox_sha1sum', 'openid', 'account'].some((name) => Object.hasOwn(object, name));

/**
 * What is stored of a statement: verb, object, result and context. Two statements with equal parts are the same: the
 * standard leaves names, descriptions and what a record store adds out of that comparison.
 */
export function keptStatement({ actor, verb, object, result, context }: Statement, learner: string): Fields {
  const account = 'account' in actor ? actor.account : undefined;
  return {
    ...(account && learner.endsWith(account.name) ? { account } : {}),
    verb: { id: verb.id },
    object: isPerson(object) ? { objectType: 'Agent' } : lean(object),
    ...(result ? { result } : {}),
    ...(context ? { context: lean(context) } : {}),
  };
}

const LEARNER = 'urn:touchstone:learner';

/** A stored statement as an answer. Its actor has the account that was sent, or else the learner id. */
export function answeredStatement(found: FoundStatement, version: string): Fields {
  const { account = { homePage: LEARNER, name: found.learner }, ...rest } = found.data.xapi as Fields;
  return {
    id: found.id,
    actor: { objectType: 'Agent', account },
    ...rest,
    timestamp: new Date(found.time).toISOString(),
    stored: new Date(found.acceptedAt).toISOString(),
    version,
  };
}
