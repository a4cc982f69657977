-- Up Migration

-- The rule of a policy that issued a credential, such as `tier:strong`, and how many the learner had by it before. Both are
-- null for a credential that was asked for. The index lets no two workers issue the same one.
ALTER TABLE credentials ADD COLUMN rule text, ADD COLUMN turn int;
ALTER TABLE credentials ALTER COLUMN rule SET STATISTICS 0;
CREATE UNIQUE INDEX credentials_rule ON credentials (learner, rule, turn) WHERE rule IS NOT NULL;

-- Whether it was revoked because what it was issued for was undone, and not because somebody asked.
ALTER TABLE credential_statuses ADD COLUMN undone boolean NOT NULL DEFAULT false;

-- How far the changes were followed by the rules, and the worker that follows them now. One row for the installation.
CREATE TABLE credential_follower (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch uuid NOT NULL,
  after_tx xid8 NOT NULL,
  after_learner bigint NOT NULL DEFAULT -1,
  after_version bigint NOT NULL DEFAULT -1,
  claimed_by uuid,
  claimed_until timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 60);
INSERT INTO credential_follower (epoch, after_tx) SELECT epoch, pg_snapshot_xmin(pg_current_snapshot()) FROM installation;

GRANT SELECT, UPDATE ON credential_follower TO touchstone_app;

-- Down Migration
DROP TABLE credential_follower;
ALTER TABLE credential_statuses DROP COLUMN undone;
DROP INDEX credentials_rule;
ALTER TABLE credentials DROP COLUMN rule, DROP COLUMN turn;
