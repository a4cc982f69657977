import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** An account by uid and gid. */
export type Account = { uid: number; gid: number };

const UNPRIVILEGED = ['postgres', '_postgres', 'nobody'];

/**
 * The account that Postgres runs as: undefined (the current user) unless this process is root, which Postgres refuses.
 * As root: the owner of the existing data, otherwise a standard system account. No account is created.
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
    `Postgres cannot run as root, and none of the accounts ${UNPRIVILEGED.join(', ')} exists here. ` +
      'Start Touchstone as an ordinary user, or set DATABASE_URL to your own Postgres.',
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
