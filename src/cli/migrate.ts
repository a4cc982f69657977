import { Command } from 'commander';
import { migrate } from '../store/migrate.ts';
import { withDatabaseUrl } from './open-store.ts';
import { say } from './say.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('migrate the database to the newest schema; safe to repeat, and beside running processes')
    .action(() =>
      withDatabaseUrl(async (url) => {
        const done = await migrate(url);
        say(done.length === 0 ? 'The schema is up to date.' : done.map((name) => `done  ${name}`).join('\n'));
      }),
    );
}
