import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.ts';

const run = promisify(execFile);

/** What Postgres and its tools get of our environment: no key of ours, and no PG* variable that would steer them. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/' };
}

/** Runs a program as the account (as ourselves without one) and gives its output. */
export async function runAs(account: Account | undefined, file: string, args: string[]): Promise<string> {
  const { stdout } = await run(file, args, { ...account, cwd: '/', env: postgresEnvironment() });
  return stdout;
}
