-- Up Migration

-- The trace to which an event belongs, as a W3C traceparent, so that award and verdict in other processes continue it. Null
-- without telemetry. An erase removes it.
ALTER TABLE events ADD COLUMN traceparent text;
ALTER TABLE events ALTER COLUMN traceparent SET STATISTICS 0;

-- Down Migration
ALTER TABLE events DROP COLUMN traceparent;
