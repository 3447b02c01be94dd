-- Single sign-on entries and quick links. Of location, department and user at most one is there; none means everybody.
CREATE TABLE sso (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,                      -- 'QUICK_LINK', 'SSO'
    name TEXT COLLATE "C" NOT NULL,
    authorization_uri TEXT,
    token_uri TEXT,
    refresh_uri TEXT,
    login_url TEXT,
    link TEXT,
    place BIGINT NOT NULL,
    file_id TEXT COLLATE "C" REFERENCES files (id),
    location_id TEXT COLLATE "C" REFERENCES locations (id) ON DELETE CASCADE,
    department_id TEXT COLLATE "C" REFERENCES departments (id) ON DELETE CASCADE,
    user_id TEXT COLLATE "C" REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    created_by TEXT,
    updated_by TEXT
);
CREATE INDEX sso_by_location ON sso (location_id);
CREATE INDEX sso_by_department ON sso (department_id);
CREATE INDEX sso_by_user ON sso (user_id);
