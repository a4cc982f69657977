-- Up Migration

-- What judges cost for a tenant, by UTC day, for its budget. It holds no learner, so an erase leaves it.
CREATE TABLE tenant_spending (
  tenant int NOT NULL,
  day date NOT NULL,
  dollars double precision NOT NULL,
  PRIMARY KEY (tenant, day)
);

GRANT SELECT, INSERT, UPDATE ON tenant_spending TO touchstone_app;

-- Down Migration
DROP TABLE tenant_spending;
