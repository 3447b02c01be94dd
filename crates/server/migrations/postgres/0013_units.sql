-- The active people of a department or a location are found, sorted and counted in one index.
DROP INDEX users_by_department;
DROP INDEX users_by_location;
CREATE INDEX users_by_department ON users (department_id, status, sort_name, id);
CREATE INDEX users_by_location ON users (location_id, status, sort_name, id);
-- Who heads them.
CREATE INDEX users_heading ON users (department_id) WHERE is_department_head = 1;
