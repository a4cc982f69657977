import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** An account of this machine by its numbers. */
export type Account = { uid: number; gid: number };

const UNPRIVILEGED = ['postgres', '_postgres', 'nobody'];

/**
 * The account Postgres runs as: undefined (our own) unless we are root, which Postgres refuses. Root's child becomes
 * whoever owns the data already, else an account that every system has; no account is created.
 */
export function postgresAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  for (const name of UNPRIVILEGED) {
    const account = accountNamed(name);
    if (account !== undefined) {
      return account;
    }
  }
  throw new Error(
    `Postgres cannot run as root, and this machine has none of the accounts ${UNPRIVILEGED.join(', ')} to run it ` +
      'as. Start Touchstone as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

function accountNamed(name: string): Account | undefined {
  try {
    return { uid: numberOf('-u', name), gid: numberOf('-g', name) };
  } catch {
    return undefined;
  }
}

function numberOf(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}
