-- Up Migration

-- Sign-ins of people in a browser, and one-time codes that begin one. A row holds the hash of the cookie or code, and the
-- token that was exchanged for it, encrypted with that cookie or code: what is stored here signs nobody in. `holder` is the
-- hash of the key's or person's id.
CREATE TABLE sessions (
  hash bytea PRIMARY KEY,
  code boolean NOT NULL,
  sealed bytea NOT NULL,
  holder bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_holder ON sessions (holder);
CREATE INDEX sessions_expires ON sessions (expires_at);

GRANT SELECT, INSERT, DELETE ON sessions TO touchstone_app;

-- Down Migration
DROP TABLE sessions;
