import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { applyMigrations } from '../../src/store/apply-migrations.ts';
import { appRoleOf } from '../../src/store/app-role.ts';
import { createPool } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { ensureDefaultPolicy } from '../../src/store/documents/ensure-default-policy.ts';
import { ensureShippedRubrics } from '../../src/store/documents/ensure-shipped-rubrics.ts';
import { createStore } from '../../src/store/store.ts';
import { eventOf } from '../support/open-store.ts';
import { onDatabase, withDatabase } from '../support/on-database.ts';

type Line = { name: string; values: unknown[]; rows: number | null };

const FOLDER = new URL('./', import.meta.url);
/** Their rows differ by design: a newer schema has more tables, and a claim is a random id. */
const VARYING = new Set(['learner-tables', 'step-renew']);

const isHex = (value: unknown): value is { hex: string } =>
  typeof value === 'object' && value !== null && 'hex' in value;
const decoded = (value: unknown) => (isHex(value) ? Buffer.from(value.hex, 'hex') : value);

// Recorded by record.ts from the store of the version with that schema.
test.each(readdirSync(FOLDER).filter((file) => file.endsWith('.jsonl')))(
  '%s: connections of the old version work through the migration and after it',
  async (file) => {
    const [head, ...lines] = readFileSync(new URL(file, FOLDER), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { texts, half } = head as { texts: Record<string, string>; half: number };
    const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
    await onDatabase(inject('postgresUrl'), `CREATE DATABASE ${name}`);
    const url = withDatabase(inject('postgresUrl'), name);
    const owner = createPool(url, { size: 1, owner: true });
    await applyMigrations(owner, { count: Number(/\d{4}/.exec(file)![0]) });
    await ensureDefaultPolicy(owner);
    await ensureShippedRubrics(owner);
    const old = new Client({ connectionString: url });
    await old.connect();
    await old.query(`SET ROLE ${await appRoleOf(owner)}`);
    await owner.end();
    async function run(statements: Line[]): Promise<void> {
      for (const { name: statement, values, rows } of statements) {
        const sent = { name: statement, text: texts[statement]!, values: values.map(decoded) };
        const { rowCount } = await old.query(sent);
        if (!VARYING.has(statement)) expect(rowCount, statement).toBe(rows);
      }
    }
    await run(lines.slice(0, half));
    await migrate(url);
    await run(lines.slice(half));
    await old.end();

    const store = createStore({ url });
    for (const learner of ['ann', 'ben']) {
      await store.events.accept([{ ...eventOf(learner), id: 'after' }]);
      expect((await store.ledger.award(learner, 6)).awarded, learner).toBe(1);
      expect(await store.ledger.verify(learner), learner).toMatchObject({ intact: true });
      expect(await store.calibrations.verify(learner), learner).toMatchObject({ intact: true });
    }
    await store.close();
    await onDatabase(inject('postgresUrl'), `DROP DATABASE ${name}`);
  },
);
