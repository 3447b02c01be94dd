-- Symphony: accounts, sessions, followers, streams and who is in them, presence, connections.
CREATE INDEX users_by_change ON users (updated_at);

CREATE TABLE symphony_users (
    id BIGINT NOT NULL PRIMARY KEY,
    user_id TEXT UNIQUE REFERENCES users (id), -- who works here; their names are copied from there. NULL: a service account
    username TEXT NOT NULL,
    username_key TEXT NOT NULL UNIQUE,       -- in lower case
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    first_name TEXT,
    last_name TEXT,
    display_name TEXT NOT NULL,
    title TEXT,
    company TEXT NOT NULL,
    department TEXT,
    location TEXT,
    phone TEXT,
    account_type TEXT NOT NULL,              -- 'NORMAL', 'SYSTEM'
    status TEXT NOT NULL,                    -- 'ENABLED', 'DISABLED'
    roles TEXT NOT NULL,
    manifest TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL,               -- people::folded of names, address and user name
    sort_name TEXT NOT NULL,
    created_by TEXT REFERENCES users (id),   -- of a service account
    created_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL DEFAULT 0      -- users.updated_at when it was last copied
);
CREATE INDEX symphony_users_by_name ON symphony_users (sort_name, id);

CREATE TABLE symphony_keys (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- 'current', 'previous'
    public_key TEXT NOT NULL,                -- PEM
    expires_at BIGINT,                       -- of the previous one
    PRIMARY KEY (user_id, kind)
);

CREATE TABLE symphony_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- 'session', 'key_manager'
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX symphony_tokens_by_user ON symphony_tokens (user_id);
CREATE INDEX symphony_tokens_by_end ON symphony_tokens (expires_at);

CREATE TABLE symphony_follows (
    followed BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    follower BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    PRIMARY KEY (followed, follower)
);
CREATE INDEX symphony_follows_by_follower ON symphony_follows (follower, followed);

CREATE TABLE symphony_streams (
    id TEXT NOT NULL PRIMARY KEY,            -- base64 for addresses
    kind TEXT NOT NULL,                      -- 'IM', 'MIM', 'ROOM'
    im_key TEXT UNIQUE,                      -- of instant messages: the sorted numbers of their members
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '[]',
    search_text TEXT NOT NULL DEFAULT '',
    members_can_invite BIGINT NOT NULL DEFAULT 0,
    discoverable BIGINT NOT NULL DEFAULT 0,
    is_public BIGINT NOT NULL DEFAULT 0,
    read_only BIGINT NOT NULL DEFAULT 0,
    copy_protected BIGINT NOT NULL DEFAULT 0,
    view_history BIGINT NOT NULL DEFAULT 0,
    multi_lateral BIGINT NOT NULL DEFAULT 0,
    scheduled_meeting BIGINT NOT NULL DEFAULT 0,
    pinned_message_id TEXT,
    is_active BIGINT NOT NULL DEFAULT 1,
    created_by BIGINT NOT NULL REFERENCES symphony_users (id),
    created_at BIGINT NOT NULL,
    last_message_at BIGINT
);
CREATE UNIQUE INDEX symphony_streams_public_name ON symphony_streams (name) WHERE kind = 'ROOM' AND is_public = 1;
CREATE INDEX symphony_streams_by_age ON symphony_streams (created_at, id);

CREATE TABLE symphony_stream_members (
    stream_id TEXT NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    is_owner BIGINT NOT NULL DEFAULT 0,
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (stream_id, user_id)
);
CREATE INDEX symphony_stream_members_by_user ON symphony_stream_members (user_id, stream_id);

INSERT INTO counters (name, value) VALUES ('symphony_presence', 0);
CREATE TABLE symphony_presence (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES symphony_users (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    at BIGINT NOT NULL,
    seq BIGINT NOT NULL                      -- the counter when it last changed
);
CREATE INDEX symphony_presence_by_seq ON symphony_presence (seq);
CREATE TABLE symphony_presence_feeds (
    id TEXT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    read_at BIGINT NOT NULL
);

CREATE TABLE symphony_connections (
    asker BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    asked BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    status TEXT NOT NULL,                    -- 'PENDING', 'ACCEPTED', 'REJECTED'
    first_requested_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    request_counter BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (asker, asked)
);
CREATE INDEX symphony_connections_by_asked ON symphony_connections (asked);
