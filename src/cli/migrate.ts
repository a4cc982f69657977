import { Command, InvalidArgumentError } from 'commander';
import { migrate } from '../store/migrate.ts';
import { DEFAULT_PARTITIONS, MOST_PARTITIONS } from '../store/partitions.ts';
import { countOption } from './number-option.ts';
import { withDatabaseUrl } from './open-store.ts';
import { say } from './say.ts';

const RIGHTS = `
The login in DATABASE_URL becomes the owner of the tables. It needs CREATE on the schema public and, the first time,
CREATEROLE: each database has a role touchstone_app_<database>, which the product takes and which cannot change the
ledger. Without CREATEROLE, an administrator creates that role and grants it; the error has the statements.

api and worker should log in with another role than the owner:
  CREATE ROLE touchstone_login LOGIN PASSWORD '…';     -- as an administrator
  touchstone migrate --grant-to touchstone_login       -- as the owner
  DATABASE_URL=postgres://touchstone_login:…@host/db touchstone api`;

function partitionsOption(text: string): number {
  const count = countOption(text);
  if (count > MOST_PARTITIONS) throw new InvalidArgumentError(`must be at most ${MOST_PARTITIONS}.`);
  return count;
}

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('migrate the database to the newest schema; safe to repeat, and beside running processes')
    .option(
      '--grant-to <role>',
      'also let this login run the product; it must exist and may not own the tables',
    )
    .option(
      '--partitions <n>',
      `partitions of each large table, at most ${MOST_PARTITIONS}; only for an empty database (default: ${DEFAULT_PARTITIONS})`,
      partitionsOption,
    )
    .addHelpText('after', RIGHTS)
    .action((options: { grantTo?: string; partitions?: number }) =>
      withDatabaseUrl(async (url) => {
        const done = await migrate(url, options);
        say(done.length === 0 ? 'The schema is up to date.' : done.map((name) => `done  ${name}`).join('\n'));
        if (options.grantTo) say(`${options.grantTo} may run the product.`);
      }),
    );
}
