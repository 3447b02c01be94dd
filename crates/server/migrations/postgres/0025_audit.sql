-- What administrators did. Rows are added and never changed.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,   -- in the order of time
    at BIGINT NOT NULL,
    user_id TEXT NOT NULL,
    user_name TEXT NOT NULL,        -- as it was then
    role TEXT NOT NULL,             -- likewise
    vendor TEXT NOT NULL,
    operation TEXT NOT NULL,
    method TEXT NOT NULL,
    address TEXT NOT NULL,
    sent TEXT,                      -- JSON without secrets, like the next two
    state_before TEXT,
    state_after TEXT,
    status BIGINT NOT NULL,
    failure TEXT,
    search_text TEXT NOT NULL
);
CREATE FUNCTION audit_stays() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'what was done stays'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays();
