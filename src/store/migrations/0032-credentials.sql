-- Up Migration

-- Who issues credentials: one for the installation. Its DID never changes, since credentials name it.
CREATE TABLE issuer (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  did text NOT NULL,
  url text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);

-- All keys that the issuer ever had. `secret` is encrypted with ISSUER_SECRET, and deleted when the key is retired.
CREATE TABLE issuer_keys (
  id text PRIMARY KEY,
  algorithm text NOT NULL CHECK (algorithm IN ('Ed25519', 'ES256')),
  key json NOT NULL,
  secret bytea,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX issuer_keys_active ON issuer_keys (algorithm) WHERE retired_at IS NULL;

-- The published roots, as signed, and all nodes of their trees. A leaf tells nothing without its blind, which is beside the
-- learner in `ledger_trees`, so an erase need not reach this table.
CREATE TABLE ledger_roots (
  number int PRIMARY KEY,
  document text NOT NULL,
  nodes bytea NOT NULL,
  at timestamptz NOT NULL
);
-- Not compressed, so that a path is read without the whole tree; hashes cannot be compressed anyway.
ALTER TABLE ledger_roots ALTER COLUMN nodes SET STORAGE EXTERNAL;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_roots FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each learner's tree as of the newest root that has it: its complete subtrees, and the leaf under that root.
CREATE TABLE ledger_trees (
  learner bigint PRIMARY KEY,
  entries bigint NOT NULL,
  peaks json NOT NULL,
  root int NOT NULL,
  leaf int NOT NULL,
  blind bytea NOT NULL
) WITH (fillfactor = 80);

-- Bits of the status lists. They name no learner, so that a credential can be revoked after an erase.
CREATE TABLE credential_statuses (
  list int NOT NULL,
  position int NOT NULL,
  credential uuid NOT NULL UNIQUE,
  revoked_at timestamptz,
  PRIMARY KEY (list, position)
);
CREATE INDEX credential_statuses_revoked ON credential_statuses (list) WHERE revoked_at IS NOT NULL;

-- The issued credentials, in both forms.
CREATE TABLE credentials (
  learner bigint NOT NULL,
  id uuid NOT NULL,
  claim json NOT NULL,
  document text NOT NULL,
  jwt text NOT NULL,
  issued_at timestamptz NOT NULL,
  valid_until timestamptz,
  PRIMARY KEY (learner, issued_at, id)
);
CREATE INDEX credentials_id ON credentials (id);

-- As with every other text beside a learner, so that an erase reaches all of it.
ALTER TABLE credentials ALTER COLUMN document SET STATISTICS 0, ALTER COLUMN jwt SET STATISTICS 0, ALTER COLUMN claim SET STATISTICS 0;

ALTER TABLE installation ADD COLUMN roots_at timestamptz;

GRANT SELECT, INSERT ON ledger_roots TO touchstone_app;
GRANT SELECT, INSERT, UPDATE ON issuer, issuer_keys, credential_statuses TO touchstone_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_trees, credentials TO touchstone_app;

-- Down Migration
ALTER TABLE installation DROP COLUMN roots_at;
DROP TABLE credentials, credential_statuses, ledger_trees, ledger_roots, issuer_keys, issuer;
