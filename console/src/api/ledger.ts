import { answerOf, api, type Schemas } from './client.ts';

type Entry = Schemas['LedgerEntry'];
type Known = { entries: Entry[]; cursor: string | undefined };

const LIMIT = 200;
const KEPT = 5;
const known = new Map<string, Known>();

/** The whole ledger, oldest first. It only grows, so that a later read begins with the last page that was full. */
export async function readLedger(id: string, signal: AbortSignal): Promise<Entry[]> {
  const { entries: before, cursor: from } = known.get(id) ?? { entries: [], cursor: undefined };
  const entries = [...before];
  let cursor = from;
  for (;;) {
    const page = await answerOf(
      api.GET('/v1/learners/{id}/ledger', {
        params: { path: { id }, query: { limit: LIMIT, cursor } },
        signal,
      }),
    );
    const full = page.nextCursor !== null;
    if (!full) {
      keep(id, { entries, cursor });
      return [...entries, ...page.data];
    }
    entries.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  }
}

function keep(id: string, ledger: Known): void {
  known.delete(id);
  known.set(id, ledger);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
}
