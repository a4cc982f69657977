-- Up Migration

-- How often policies or tenants changed, in one row. A policy decides what a layer shows; a cached layer is compared with this
-- number, which takes less than to look up the policy of its learner with every read.
CREATE TABLE policy_changes (one boolean PRIMARY KEY DEFAULT true CHECK (one), changes bigint NOT NULL);
INSERT INTO policy_changes (changes) VALUES (0);

CREATE FUNCTION count_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_changes SET changes = changes + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON policies FOR EACH STATEMENT EXECUTE FUNCTION count_policy_change();
CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON tenants FOR EACH STATEMENT EXECUTE FUNCTION count_policy_change();

GRANT SELECT, UPDATE ON policy_changes TO touchstone_app;

-- Down Migration
DROP TRIGGER count_change ON tenants;
DROP TRIGGER count_change ON policies;
DROP FUNCTION count_policy_change;
DROP TABLE policy_changes;
