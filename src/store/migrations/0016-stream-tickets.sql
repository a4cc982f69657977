-- Up Migration

-- Encrypts stream tickets, so that every API process can open one that another issued.
ALTER TABLE installation ADD COLUMN ticket_secret bytea NOT NULL
  DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- Down Migration
ALTER TABLE installation DROP COLUMN ticket_secret;
