import { expect, test } from 'vitest';
import pg from 'pg';
import { openStore } from '../../../test/support/open-store.ts';
import { errorFields } from './error-fields.ts';

const db = openStore({ size: 2 });
const SECRET = 'what the learner wrote';
const failureOf = (sql: string, values: unknown[] = []) =>
  db.store.database.query(sql, values).then(
    () => null,
    (error: Error) => error,
  );

test.each([
  ['a missing table', 'SELECT * FROM nowhere', [], /relation "nowhere" does not exist/],
  ['a missing right', 'DELETE FROM ledger', [], /permission denied for table ledger/],
  [
    'a constraint',
    'INSERT INTO keys (id, name, hash, scopes, created_at) VALUES ($1, $2, null, null, now())',
    ['k', SECRET],
    /null value in column/,
  ],
])('the message of %s is logged', async (_name, sql, values, message) => {
  const fields = errorFields(await failureOf(sql, values));
  expect(fields.message).toMatch(message);
  expect(JSON.stringify(fields)).not.toContain(SECRET);
});

test('the message of an error of the network is logged', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1 });
  const error = await pool.query('SELECT 1').catch((failed: unknown) => failed);
  expect(errorFields(error)).toMatchObject({ code: 'ECONNREFUSED', message: /127.0.0.1:1/ });
  await pool.end();
});

test('messages that may quote text are left out', async () => {
  const quoting = [
    await failureOf('SELECT $1::json', [SECRET]),
    await failureOf('SELECT $1::int', [SECRET]),
    new SyntaxError(`Unexpected token in JSON: Connection terminated ${SECRET}`),
    new TypeError(`Cannot read properties of undefined (reading '${SECRET}')`),
    SECRET,
  ];
  for (const error of quoting) {
    const fields = errorFields(error);
    expect(fields).not.toHaveProperty('message');
    expect(JSON.stringify(fields)).not.toContain(SECRET);
  }
});
