-- Which message of a conversation a notice is about.
ALTER TABLE notices ADD COLUMN place BIGINT;
