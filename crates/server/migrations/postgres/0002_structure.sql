-- Who made and last changed each unit of the organization, and that no two have one name.
ALTER TABLE departments ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE departments ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE departments ADD COLUMN created_by TEXT;
ALTER TABLE departments ADD COLUMN updated_by TEXT;
CREATE UNIQUE INDEX departments_by_name ON departments (lower(name));

ALTER TABLE locations ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE locations ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE locations ADD COLUMN created_by TEXT;
ALTER TABLE locations ADD COLUMN updated_by TEXT;
CREATE UNIQUE INDEX locations_by_name ON locations (lower(name));

ALTER TABLE groups ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE groups ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE groups ADD COLUMN created_by TEXT;
ALTER TABLE groups ADD COLUMN updated_by TEXT;
CREATE UNIQUE INDEX groups_by_name ON groups (lower(name));
