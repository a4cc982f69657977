import { Client } from 'pg';
import { parentOf, processTree } from '../support/process-tree.ts';

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

async function processesOf(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    return processTree(parentOf(rows[0].pid)!).filter((pid) => pid !== rows[0].pid);
  } finally {
    await client.end();
  }
}
