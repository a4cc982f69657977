-- Up Migration

-- Finds the learners who share with a viewer; the primary key begins with the learner.
CREATE INDEX shares_viewer ON shares (viewer);

-- Down Migration
DROP INDEX shares_viewer;
