import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.ts';

const run = promisify(execFile);

/** Minimal environment for Postgres and its tools, without API keys or PG* variables. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/' };
}

/** Runs a program as the account (the current user without one) and returns its output. */
export async function runAs(account: Account | undefined, file: string, args: string[]): Promise<string> {
  const { stdout } = await run(file, args, { ...account, cwd: '/', env: postgresEnvironment() });
  return stdout;
}
