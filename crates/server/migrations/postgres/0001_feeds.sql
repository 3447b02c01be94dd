-- Ids are UUIDs as hyphenated lower-case text, times are milliseconds since 1970 (UTC), truth is 0 or 1, lists are JSON.
-- Texts that are compared are ordered by bytes (COLLATE "C"), as in SQLite, whatever the database's own order is.

-- One row: what the installation is. `demo`: 'none', 'small' or 'large'. `secret`: key of the signed addresses, in hex.
CREATE TABLE installation (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    demo TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

-- Numbers that only grow. A transaction that takes the next one holds the row until it commits, so their order is the commits'.
CREATE TABLE counters (name TEXT COLLATE "C" NOT NULL PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counters (name, value) VALUES ('notices', 0);

CREATE TABLE departments (id TEXT COLLATE "C" NOT NULL PRIMARY KEY, name TEXT COLLATE "C" NOT NULL);
CREATE TABLE locations (id TEXT COLLATE "C" NOT NULL PRIMARY KEY, name TEXT COLLATE "C" NOT NULL);
CREATE TABLE groups (id TEXT COLLATE "C" NOT NULL PRIMARY KEY, name TEXT COLLATE "C" NOT NULL);

CREATE TABLE users (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL UNIQUE,              -- lower case
    user_name TEXT COLLATE "C",
    password TEXT,                           -- argon2id, PHC format; NULL: cannot sign in with one
    role TEXT COLLATE "C" NOT NULL,                      -- 'member', 'org_admin', 'super_admin'
    status TEXT COLLATE "C" NOT NULL,                    -- 'ACTIVE', 'ARCHIVE', 'PRE_INVITED', 'INVITED', 'BLOCKED'
    persona TEXT COLLATE "C" UNIQUE,                     -- 'employee', 'head', 'admin', 'bench': may be tried in a demo
    first_name TEXT COLLATE "C",
    last_name TEXT COLLATE "C",
    sort_name TEXT COLLATE "C" NOT NULL,                 -- people::sort_name(first, last)
    designation TEXT COLLATE "C",
    department_id TEXT COLLATE "C" REFERENCES departments (id),
    location_id TEXT COLLATE "C" REFERENCES locations (id),
    reports_to TEXT COLLATE "C" REFERENCES users (id),
    is_department_head BIGINT NOT NULL DEFAULT 0,
    is_expert BIGINT NOT NULL DEFAULT 0,
    bio TEXT,
    phone TEXT COLLATE "C",
    color TEXT COLLATE "C",
    availability BIGINT,
    availability_text TEXT,
    picture TEXT COLLATE "C",                            -- files.id
    cover TEXT COLLATE "C",                              -- files.id
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C",
    updated_at BIGINT NOT NULL,
    updated_by TEXT COLLATE "C"
);
CREATE INDEX users_by_name ON users (sort_name, id);
CREATE INDEX users_by_department ON users (department_id, sort_name, id);
CREATE INDEX users_by_location ON users (location_id, sort_name, id);
CREATE INDEX users_by_supervisor ON users (reports_to, sort_name, id);

-- The words that find a person: people::words(first, last, email).
CREATE TABLE user_words (word TEXT COLLATE "C" NOT NULL, user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id), PRIMARY KEY (word, user_id));
CREATE INDEX user_words_by_user ON user_words (user_id);

-- Every person above every person, made from users.reports_to by people::rebuild_chains.
CREATE TABLE chains (
    below_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    above_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    distance BIGINT NOT NULL,                -- 1 for the supervisor
    PRIMARY KEY (below_id, above_id)
);
CREATE INDEX chains_above ON chains (above_id, below_id);

CREATE TABLE group_members (
    group_id TEXT COLLATE "C" NOT NULL REFERENCES groups (id),
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_members_by_user ON group_members (user_id, group_id);

-- Two rows for each friendship, one for each direction.
CREATE TABLE friendships (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    friend_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    PRIMARY KEY (user_id, friend_id)
);

CREATE TABLE sessions (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,    -- SHA-256 of the cookie's value, in hex
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- WorkDrive's access tokens (X-API-KEY).
CREATE TABLE api_tokens (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,    -- SHA-256, in hex
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL
);

-- Failed sign-ins, by SHA-256 of account and address and by that of the address alone.
CREATE TABLE sign_in_failures (key TEXT COLLATE "C" NOT NULL PRIMARY KEY, failures BIGINT NOT NULL, last_at BIGINT NOT NULL);

CREATE TABLE files (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    module_code BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    mime TEXT COLLATE "C" NOT NULL,                      -- announced, and once the bytes are there, true
    size BIGINT NOT NULL DEFAULT 0,          -- bytes
    width BIGINT,                            -- pixels
    height BIGINT,
    path TEXT COLLATE "C" NOT NULL,                      -- key in the store; the thumbnail's is this and '.thumbnail'
    thumbnail_mime TEXT COLLATE "C",                     -- NULL: there is no thumbnail
    created_at BIGINT NOT NULL,
    uploaded_at BIGINT                       -- NULL: the bytes are not there yet
);
CREATE INDEX files_unfinished ON files (created_at) WHERE uploaded_at IS NULL;

CREATE TABLE categories (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    module_code BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    color TEXT COLLATE "C",
    UNIQUE (module_code, name)
);

-- Each distinct set of people who may see something, once: see audiences::Audience. `id` is made from its contents.
CREATE TABLE audiences (
    id BIGINT NOT NULL PRIMARY KEY,
    permissions TEXT NOT NULL                -- as WorkDrive writes them
);
-- What makes one see it: kind 'all' (ref ''), 'user', 'group', 'location', 'friends' (of ref), 'team' (of ref).
CREATE TABLE audience_members (
    kind TEXT COLLATE "C" NOT NULL,
    ref TEXT COLLATE "C" NOT NULL,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    PRIMARY KEY (kind, ref, audience_id)
);

-- Posts and news.
CREATE TABLE posts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    stream BIGINT NOT NULL,                  -- module code: 1 posts, 6 news
    author_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    posted_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    text TEXT,
    tags TEXT NOT NULL DEFAULT '[]',         -- texts, as written
    mentions TEXT NOT NULL DEFAULT '[]',     -- user ids
    tagged TEXT NOT NULL DEFAULT '[]',       -- user ids
    files TEXT NOT NULL DEFAULT '[]',        -- file ids
    links TEXT NOT NULL DEFAULT '[]',        -- addresses
    link_previews TEXT NOT NULL DEFAULT '[]', -- objects as WorkDrive writes them
    gif TEXT,
    place_address TEXT,
    place_coordinates TEXT COLLATE "C",
    news_title TEXT,
    category_id TEXT COLLATE "C" REFERENCES categories (id),
    cover TEXT COLLATE "C",                              -- files.id
    reaction_count BIGINT NOT NULL DEFAULT 0,
    comment_count BIGINT NOT NULL DEFAULT 0
);
-- Lists are answered from these alone: order first, then what decides who may see.
CREATE INDEX posts_recent ON posts (stream, posted_at DESC, id DESC, audience_id, author_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX posts_reacted ON posts (stream, reaction_count DESC, posted_at DESC, id DESC, audience_id, author_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX posts_commented ON posts (stream, comment_count DESC, posted_at DESC, id DESC, audience_id, author_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX posts_by_author ON posts (author_id, stream, posted_at DESC, id DESC, audience_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX posts_by_category ON posts (category_id, posted_at DESC, id DESC, audience_id, author_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX posts_deleted ON posts (deleted_at) WHERE deleted_at IS NOT NULL;

-- How many items that are not deleted each audience has, so that a list need not count all of history.
CREATE TABLE audience_counts (
    stream BIGINT NOT NULL,
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    posts BIGINT NOT NULL,
    PRIMARY KEY (stream, audience_id)
);

CREATE TABLE post_tags (
    tag TEXT COLLATE "C" NOT NULL,                       -- lower case
    post_id TEXT COLLATE "C" NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, post_id)
);
CREATE INDEX post_tags_by_post ON post_tags (post_id);

CREATE TABLE reactions (
    post_id TEXT COLLATE "C" NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    emoji TEXT COLLATE "C" NOT NULL,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, emoji, user_id)
);

CREATE TABLE comments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    post_id TEXT COLLATE "C" NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    author_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT
);
CREATE INDEX comments_by_post ON comments (post_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX comments_deleted ON comments (deleted_at) WHERE deleted_at IS NOT NULL;

-- The outbox of live notices: ids only, kept for a day.
CREATE TABLE notices (
    seq BIGINT NOT NULL PRIMARY KEY,         -- from counters
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,                      -- 'post_created', 'post_changed', 'post_deleted', 'comments_changed', 'session_ended'
    ref TEXT COLLATE "C" NOT NULL,                       -- post or session
    stream BIGINT,                           -- of a post
    author_id TEXT COLLATE "C",                          -- of a post
    audience_id BIGINT,                      -- of a post: who may see it
    was_audience_id BIGINT                   -- who could see it before its audience changed
);
CREATE INDEX notices_by_time ON notices (at);
