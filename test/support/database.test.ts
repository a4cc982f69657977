import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { createDatabase } from './database.ts';
import { onDatabase } from './on-database.ts';

test('two databases of one run are migrated and independent', async () => {
  const [first, second] = await Promise.all([createDatabase(), createDatabase()]);
  await onDatabase(first.url, 'CREATE TABLE only_here (id int)');
  const tables =
    "SELECT table_name FROM information_schema.tables WHERE table_name IN ('only_here', 'installation')";
  expect((await onDatabase(first.url, tables)).rowCount).toBe(2);
  expect((await onDatabase(second.url, tables)).rowCount).toBe(1);
  await Promise.all([first.drop(), second.drop()]);
});

test('a connection left open fails the drop', async () => {
  const database = await createDatabase();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  await expect(database.drop()).rejects.toThrow('1 connections');
});

test('Temporal answers', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const answer = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(answer.namespaceInfo?.name).toBe('default');
  await connection.close();
});
