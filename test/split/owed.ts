import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from './postgres.ts';

export type Owed = { events: number; verdicts: number };

const OWED = `SELECT coalesce(sum(last_seq - awarded_to), 0)::int AS events, coalesce(sum(pending), 0)::int AS verdicts
  FROM learners WHERE starts_with(id, $1)`;

const LONGEST_MS = 1_800_000;

/** Events without an award and completions without a verdict, of learners with this prefix. */
export async function owedNow(postgres: Pick<Postgres, 'query'>, prefix: string): Promise<Owed> {
  return (await postgres.query<Owed>(OWED, [prefix]))[0]!;
}

/** Waits until nothing is owed; returns how long that took. */
export async function untilNothingOwed(
  postgres: Postgres,
  prefix: string,
  say: (line: string) => void,
): Promise<number> {
  const begun = Date.now();
  for (let looks = 1; ; looks += 1) {
    const { events, verdicts } = await owedNow(postgres, prefix);
    if (events + verdicts === 0) return Date.now() - begun;
    if (Date.now() - begun > LONGEST_MS)
      throw new Error(
        `Still owed after ${LONGEST_MS / 60_000} minutes: ${events} awards, ${verdicts} verdicts.`,
      );
    if (looks % 40 === 0) say(`still owed: ${events} awards, ${verdicts} verdicts`);
    await sleep(250);
  }
}
