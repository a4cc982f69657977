import { Command, InvalidArgumentError, Option } from 'commander';
import { SCOPES, type Key, type Scope } from '../store/keys/keys.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../store/keys/limits.ts';
import { dayOf } from './day-of.ts';
import { Failed, UsageError } from './failure.ts';
import { addLimitOptions, describeLimits, limitsIn, type LimitOptions } from './key-limits.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

const DAY_MS = 86_400_000;
/** A century. */
const MOST_DAYS = 36_500;
/** What a learner id can begin with. */
const LEARNER_PREFIX = /^[A-Za-z0-9._:-]{1,128}$/;

function scopesOf(text: string): Scope[] {
  const scopes = text.split(',').map((scope) => scope.trim());
  const unknown = scopes.filter((scope) => !SCOPES.includes(scope as Scope));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`unknown: ${unknown.join(', ')}; the scopes are ${SCOPES.join(', ')}.`);
  return scopes as Scope[];
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= MOST_DAYS))
    throw new InvalidArgumentError(`must be a number of days above 0, at most ${MOST_DAYS}.`);
  return days;
}

function prefixOf(text: string): string {
  if (!LEARNER_PREFIX.test(text)) {
    throw new InvalidArgumentError(
      'no learner id begins so: they have 1 to 128 letters, digits, dots, underscores, colons or hyphens.',
    );
  }
  return text;
}

type CreateOptions = LimitOptions & {
  scopes: Scope[];
  prefix?: string;
  tenant?: string;
  days?: number;
  json?: boolean;
};

/** The learner prefix of a new key: that of its tenant, or a longer one. */
async function prefixWithin(
  { tenants }: Pick<Store, 'tenants'>,
  { tenant: id, prefix }: CreateOptions,
): Promise<string | null> {
  if (id === undefined) return prefix ?? null;
  const tenant = await tenants.find(id);
  if (!tenant) throw new Failed(`There is no tenant ${id}.`);
  if (prefix !== undefined && !prefix.startsWith(tenant.prefix))
    throw new UsageError(`The learner ids of tenant ${id} begin with ${tenant.prefix}.`);
  return prefix ?? tenant.prefix;
}

const create = () =>
  addLimitOptions(
    new Command('create')
      .description('create a key and print its secret once')
      .argument('<name>', 'name of the key, such as its purpose')
      .requiredOption('--scopes <list>', `comma-separated, of ${SCOPES.join(', ')}`, scopesOf)
      .option('--prefix <prefix>', 'limit the key to learner ids with this prefix, such as acme:', prefixOf)
      .option('--tenant <id>', 'a key of this tenant, for all its learners or those of a longer --prefix')
      .option('--days <days>', 'validity in days (default: no expiry)', daysOf),
    { resettable: false },
  )
    .addOption(new Option('--json', 'print one JSON document'))
    .action((name: string, options: CreateOptions) =>
      withStore(async (store) => {
        const { scopes, days } = options;
        const prefix = await prefixWithin(store, options);
        const limits = limitsIn(options) as Partial<Limits>;
        const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY_MS);
        const made = await store.keys.create({ name, scopes, prefix, expiresAt, limits });
        if (options.json) sayJson({ ...made, scopes, prefix, expiresAt, limits });
        else
          say(
            `${made.secret}\nKey ${made.id} for ${scopes.join(', ')}. The secret is not stored: copy it now.`,
          );
      }),
    );

function stateOf(key: Key): string {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt === null) return 'valid';
  const day = dayOf(key.expiresAt);
  return key.expiresAt > Date.now() ? `valid to ${day}` : `expired ${day}`;
}

const list = () =>
  new Command('list')
    .description('list the keys, without their secrets')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) =>
      withStore(async (store) => {
        const [keys, prefixes] = [await store.keys.list(), await store.keys.listPrefixLimits()];
        if (options.json)
          return sayJson(keys.map((key) => ({ ...key, prefixLimits: limitsOf(prefixes, key) })));
        if (keys.length === 0)
          say('No keys yet. Create one with: touchstone key create NAME --scopes ingest,read');
        for (const key of keys) say(lineOf(key));
        for (const { prefix, limits } of prefixes) say(`prefix ${prefix}  ${shown(limits)}`);
      }),
    );

const shown = (limits: Partial<Limits>) => describeLimits(limits) || 'default limits';

function limitsOf(prefixes: { prefix: string; limits: Partial<Limits> }[], { prefix }: Key): Partial<Limits> {
  return prefixes.find((one) => one.prefix === prefix)?.limits ?? {};
}

function lineOf(key: Key): string {
  const limits = describeLimits(key.limits);
  const columns = [
    key.id,
    stateOf(key).padEnd(20),
    key.scopes.join(',').padEnd(26),
    key.prefix ?? '*',
    key.name,
  ];
  return [...columns, ...(limits === '' ? [] : [limits])].join('  ');
}

type LimitCommandOptions = LimitOptions & { prefix?: string; json?: boolean };

const limit = () =>
  addLimitOptions(
    new Command('limit')
      .description(
        'change the limits of a key, or those that all keys with a learner prefix share; takes effect within seconds',
      )
      .argument('[id]', 'key id, as listed')
      .option('--prefix <prefix>', 'a learner prefix instead of a key'),
    { resettable: true },
  )
    .option('--json', 'print one JSON document')
    .action((id: string | undefined, options: LimitCommandOptions) => {
      const { prefix, json } = options;
      if ((id === undefined) === !prefix) throw new UsageError('Name a key id or a --prefix.');
      return withStore(async (store) => {
        const changes = limitsIn(options);
        const set =
          prefix === undefined
            ? await store.keys.limit(id as string, changes)
            : await store.keys.limitPrefix(prefix, changes);
        if (set === null) throw new Failed(`There is no valid key ${id}.`);
        if (json) sayJson({ id, prefix, limits: set });
        else say(`${prefix === undefined ? `Key ${id}` : `Prefix ${prefix}`}: ${shown(set)}.`);
      });
    });

const revoke = () =>
  new Command('revoke')
    .description('revoke a key at once')
    .argument('<id>', 'key id, as listed')
    .action((id: string) =>
      withStore(async (store) => {
        if (!(await store.keys.revoke(id))) throw new Failed(`There is no valid key ${id}.`);
        say(`Key ${id} is revoked.`);
      }),
    );

export function keyCommand(): Command {
  const key = new Command('key').description('manage API keys of platforms and tools');
  for (const command of [create(), list(), limit(), revoke()]) key.addCommand(command.exitOverride());
  return key;
}
