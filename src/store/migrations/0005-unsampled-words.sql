-- Up Migration

-- The planner's statistics are samples of the values themselves, and an erase does not reach them: no samples are taken
-- of what people wrote, nor of what a platform named it. No query looks for these values.
ALTER TABLE events ALTER COLUMN touchpoint SET STATISTICS 0;
ALTER TABLE payloads ALTER COLUMN id SET STATISTICS 0, ALTER COLUMN source SET STATISTICS 0;
ALTER TABLE calibration_texts ALTER COLUMN reason SET STATISTICS 0;
ALTER TABLE appeals ALTER COLUMN reason SET STATISTICS 0;
ALTER TABLE reviews ALTER COLUMN reason SET STATISTICS 0;

-- Down Migration
ALTER TABLE events ALTER COLUMN touchpoint SET STATISTICS DEFAULT;
ALTER TABLE payloads ALTER COLUMN id SET STATISTICS DEFAULT, ALTER COLUMN source SET STATISTICS DEFAULT;
ALTER TABLE calibration_texts ALTER COLUMN reason SET STATISTICS DEFAULT;
ALTER TABLE appeals ALTER COLUMN reason SET STATISTICS DEFAULT;
ALTER TABLE reviews ALTER COLUMN reason SET STATISTICS DEFAULT;
