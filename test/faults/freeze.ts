import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

/** Stops all processes of a Postgres with SIGSTOP: connections stay open and nothing answers. */
export async function freeze(url: string): Promise<{ thaw(): void }> {
  const stopped = await processesOf(url);
  for (const pid of stopped) process.kill(pid, 'SIGSTOP');
  return {
    thaw() {
      for (const pid of stopped.toReversed()) process.kill(pid, 'SIGCONT');
    },
  };
}

/** The main process and its children, which are not in one process group. */
async function processesOf(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const main = parentOf(rows[0].pid)!;
    const all = readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && pid !== rows[0].pid);
    return [main, ...all.filter((pid) => parentOf(pid) === main)];
  } finally {
    await client.end();
  }
}

/** Undefined if the process has ended. */
function parentOf(pid: number): number | undefined {
  try {
    // The name of the program, in parentheses, may contain spaces.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return undefined;
  }
}
