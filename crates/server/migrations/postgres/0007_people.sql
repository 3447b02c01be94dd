-- Joining and leaving. A deleted user stays as a row with status 'DELETED', so that what they wrote has a name.
ALTER TABLE users ADD COLUMN external_id TEXT COLLATE "C";            -- what another system calls them
ALTER TABLE users ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public'; -- 'public', 'restricted': found by the team only
ALTER TABLE users ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
CREATE UNIQUE INDEX users_by_external_id ON users (external_id);

-- Teams that a user is in besides that of users.reports_to.
CREATE TABLE additional_teams (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    supervisor_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    PRIMARY KEY (user_id, supervisor_id)
);
CREATE INDEX additional_teams_by_supervisor ON additional_teams (supervisor_id);
CREATE TABLE additional_locations (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    location_id TEXT COLLATE "C" NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, location_id)
);
CREATE INDEX additional_locations_by_location ON additional_locations (location_id);

-- Everybody with everybody to whom they report.
CREATE VIEW supervisors (user_id, supervisor_id) AS
    SELECT id, reports_to FROM users WHERE reports_to IS NOT NULL
    UNION SELECT user_id, supervisor_id FROM additional_teams;
CREATE INDEX chains_beside ON chains (above_id, distance, below_id);

-- An invitation is accepted once, by choosing a password.
CREATE TABLE invitations (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,    -- SHA-256 of the token in the link, in hex
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitations_by_user ON invitations (user_id);

-- E-mails. state: 'kept' (no mail server is set up), 'waiting', 'sent', 'failed'.
CREATE TABLE mails (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    receiver TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt_at BIGINT,                  -- of one that waits
    sent_at BIGINT,
    failure TEXT
);
CREATE INDEX mails_recent ON mails (created_at DESC, id DESC);
CREATE INDEX mails_waiting ON mails (next_attempt_at) WHERE state = 'waiting';
