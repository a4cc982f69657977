import { randomBytes } from 'node:crypto';
import { onDatabase, withDatabase } from '../support/on-database.ts';

export type StoryDatabase = {
  url: string;
  /** Empties it, as new: the rows of the template are back, and numbers start again. */
  renew(): Promise<void>;
  drop(): Promise<void>;
};

const KEEP = `DO $$ DECLARE name text; rows boolean; BEGIN
  CREATE SCHEMA fresh;
  FOR name IN SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO rows;
    IF rows THEN EXECUTE format('CREATE TABLE fresh.%I AS TABLE public.%I', name, name); END IF;
  END LOOP;
END $$`;

// Without triggers, which would keep the rows of the ledger.
const RENEW = `SET session_replication_role = replica;
DO $$ DECLARE name text; used text; BEGIN
  SELECT string_agg(oid::regclass::text, ', ') INTO used FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0;
  EXECUTE 'TRUNCATE ' || used || ' RESTART IDENTITY CASCADE';
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'fresh'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('INSERT INTO public.%I TABLE fresh.%I', name, name);
  END LOOP;
END $$`;

/**
 * A copy of a migrated database for one story after the other. Emptying it costs a fraction of another copy, which for
 * Postgres is some thousand pages.
 */
export async function createStoryDatabase(server: string, template: string): Promise<StoryDatabase> {
  const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
  await onDatabase(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = withDatabase(server, name);
  await onDatabase(url, KEEP);
  return {
    url,
    renew: async () => void (await onDatabase(url, RENEW)),
    drop: async () => void (await onDatabase(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
