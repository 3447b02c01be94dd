-- The active people of a department or a location are found, sorted and counted in one index.
DROP INDEX users_by_department;
DROP INDEX users_by_location;
CREATE INDEX users_by_department ON users (department_id, status, sort_name, id);
CREATE INDEX users_by_location ON users (location_id, status, sort_name, id);
