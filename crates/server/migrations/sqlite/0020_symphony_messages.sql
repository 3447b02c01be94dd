-- Symphony: messages and what is known of them, and what happens, for datafeeds.
INSERT INTO counters (name, value) VALUES ('symphony_clock', 0);

CREATE TABLE symphony_messages (
    id TEXT NOT NULL PRIMARY KEY,            -- base64 for addresses
    stream_id TEXT NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    at BIGINT NOT NULL UNIQUE,               -- no two have the same moment
    sent_by BIGINT NOT NULL REFERENCES symphony_users (id),
    presentation TEXT NOT NULL,              -- PresentationML
    data TEXT,                               -- its entities
    search_text TEXT NOT NULL,               -- people::folded of what it says
    hashtags TEXT NOT NULL,                  -- ' tag tag ', folded
    cashtags TEXT NOT NULL,
    mentions TEXT NOT NULL,                  -- ' 7 8 '
    user_agent TEXT,
    sender_key TEXT,                         -- by which the sender knows it again
    replaces TEXT,                           -- the message whose place it takes
    initial_id TEXT,                         -- the first one in that place
    initial_at BIGINT,
    is_replaced BIGINT NOT NULL DEFAULT 0,
    parent_id TEXT,                          -- what it answers or passes on
    parent_kind TEXT,                        -- 'REPLY', 'FORWARD'
    suppressed_at BIGINT,
    suppressed_by BIGINT REFERENCES symphony_users (id)
);
CREATE INDEX symphony_messages_by_stream ON symphony_messages (stream_id, at);
CREATE INDEX symphony_messages_by_parent ON symphony_messages (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX symphony_messages_by_key ON symphony_messages (sent_by, sender_key) WHERE sender_key IS NOT NULL;

CREATE TABLE symphony_attachments (
    id TEXT NOT NULL PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES symphony_messages (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    file_id TEXT NOT NULL REFERENCES files (id),
    picture_id TEXT REFERENCES files (id)    -- a picture of it that the sender made
);
CREATE INDEX symphony_attachments_by_message ON symphony_attachments (message_id, position);

CREATE TABLE symphony_marks (
    stream_id TEXT NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- 'delivered', 'read'
    up_to BIGINT NOT NULL,                   -- symphony_messages.at
    at BIGINT NOT NULL,                      -- when
    PRIMARY KEY (stream_id, user_id, kind, up_to)
);

CREATE TABLE symphony_downloads (
    attachment_id TEXT NOT NULL REFERENCES symphony_attachments (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (attachment_id, user_id)
);

CREATE TABLE symphony_feeds (
    id TEXT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,                 -- 4, 5
    tag TEXT,
    given BIGINT NOT NULL DEFAULT 0,         -- up to which event it was read
    read_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX symphony_feeds_by_tag ON symphony_feeds (user_id, version, tag) WHERE tag IS NOT NULL;

CREATE TABLE symphony_events (
    seq BIGINT NOT NULL PRIMARY KEY,         -- the moment
    kind TEXT NOT NULL,
    initiator BIGINT NOT NULL REFERENCES symphony_users (id),
    stream_id TEXT REFERENCES symphony_streams (id) ON DELETE CASCADE,
    affected BIGINT REFERENCES symphony_users (id),
    message_id TEXT REFERENCES symphony_messages (id) ON DELETE CASCADE
);

CREATE TABLE symphony_feed_events (
    feed_id TEXT NOT NULL REFERENCES symphony_feeds (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL REFERENCES symphony_events (seq) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, seq)
);
CREATE INDEX symphony_feed_events_by_seq ON symphony_feed_events (seq);
