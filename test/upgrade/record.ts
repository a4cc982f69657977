// Records the statements that this version's store sends, so that later versions can run them against their schema:
// `node test/upgrade/record.ts DATABASE_URL FILE`, on an empty database, before a release.
import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { scenario } from './scenario.ts';

const [, , url, file] = process.argv;
await migrate(url!);
type Query = { name?: string; text: string; values?: unknown[] };
type Line = { name: string; values: unknown[]; rows: number | null };
const plain = (value: unknown) => (Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value);
const lines: Line[] = [];
const texts: Record<string, string> = {};
const send = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;
pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
  const asked = args[0] as Query;
  if (!asked.name) return send.apply(this, args);
  texts[asked.name] = asked.text;
  const line: Line = { name: asked.name, values: (asked.values ?? []).map(plain), rows: null };
  lines.push(line);
  const called = args.find((arg) => typeof arg === 'function');
  if (!called)
    return (send.call(this, asked) as Promise<pg.QueryResult>).then((result) => {
      line.rows = result.rowCount;
      return result;
    });
  return send.call(this, asked, (error: Error | null, result?: pg.QueryResult) => {
    line.rows = result?.rowCount ?? null;
    called(error, result);
  });
} as never;

let at = Date.parse('2026-11-02T09:00:00Z');
const store = createStore({ url: url!, size: 2, now: () => new Date((at += 1000)) });
const halves: number[] = [];
for (const learner of ['ann', 'ben']) {
  await scenario(store, learner);
  halves.push(lines.length);
}
await store.close();
const head = { texts, half: halves[0] };
writeFileSync(file!, [head, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
