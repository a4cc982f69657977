-- The role that the product takes when the owner of the tables logs in. Each installation has its own: roles belong to the
-- whole server, and one for all would let each installation read the others. `migrate` puts its name where this and all
-- other migrations say touchstone_app, which is the name of installations from before this migration.
ALTER TABLE installation ADD COLUMN app_role text NOT NULL DEFAULT 'touchstone_app';

-- Down Migration
ALTER TABLE installation DROP COLUMN app_role;
