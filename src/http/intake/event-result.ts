import type { LedgerEntry } from '../../store/ledger/entry.ts';
import { problemOf, ProblemError, type Problem } from '../problems/problem.ts';
import type { Taken } from './take-events.ts';
import { awardKey } from './wait-for-awards.ts';

export type Awards = ReadonlyMap<string, LedgerEntry>;

export type EventResult = {
  id: string | null;
  source: string | null;
  status: Taken['status'];
  seq?: number;
  award?: LedgerEntry;
  problem?: Problem;
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The result of one event, with its award if the client waited for it. */
export function eventResult(taken: Taken, awards: Awards): EventResult {
  const { id, source } = (taken.event ?? {}) as Record<string, unknown>;
  const named = { id: textOf(id), source: textOf(source), status: taken.status };
  if ('code' in taken) return { ...named, problem: problemOf(taken.code, taken) };
  const { seq, event } = taken;
  return { ...named, seq, award: awards.get(awardKey({ learner: event.learner, seq })) };
}

/** The problem of a rejected single event. */
export function refusalOfOne(taken: Taken): ProblemError | null {
  return 'code' in taken ? new ProblemError(taken.code, taken) : null;
}
