-- Symphony: messages and what is known of them, and what happens, for datafeeds.
INSERT INTO counters (name, value) VALUES ('symphony_clock', 0);

CREATE TABLE symphony_messages (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,            -- base64 for addresses
    stream_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    at BIGINT NOT NULL UNIQUE,               -- no two have the same moment
    sent_by BIGINT NOT NULL REFERENCES symphony_users (id),
    presentation TEXT COLLATE "C" NOT NULL,              -- PresentationML
    data TEXT COLLATE "C",                               -- its entities
    search_text TEXT COLLATE "C" NOT NULL,               -- people::folded of what it says
    hashtags TEXT COLLATE "C" NOT NULL,                  -- ' tag tag ', folded
    cashtags TEXT COLLATE "C" NOT NULL,
    mentions TEXT COLLATE "C" NOT NULL,                  -- ' 7 8 '
    user_agent TEXT COLLATE "C",
    sender_key TEXT COLLATE "C",                         -- by which the sender knows it again
    replaces TEXT COLLATE "C",                           -- the message whose place it takes
    initial_id TEXT COLLATE "C",                         -- the first one in that place
    initial_at BIGINT,
    is_replaced BIGINT NOT NULL DEFAULT 0,
    parent_id TEXT COLLATE "C",                          -- what it answers or passes on
    parent_kind TEXT COLLATE "C",                        -- 'REPLY', 'FORWARD'
    suppressed_at BIGINT,
    suppressed_by BIGINT REFERENCES symphony_users (id)
);
CREATE INDEX symphony_messages_by_stream ON symphony_messages (stream_id, at);
CREATE INDEX symphony_messages_by_parent ON symphony_messages (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX symphony_messages_by_key ON symphony_messages (sent_by, sender_key) WHERE sender_key IS NOT NULL;

CREATE TABLE symphony_attachments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    message_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_messages (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    file_id TEXT COLLATE "C" NOT NULL REFERENCES files (id),
    picture_id TEXT COLLATE "C" REFERENCES files (id)    -- a picture of it that the sender made
);
CREATE INDEX symphony_attachments_by_message ON symphony_attachments (message_id, position);

CREATE TABLE symphony_marks (
    stream_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,                      -- 'delivered', 'read'
    up_to BIGINT NOT NULL,                   -- symphony_messages.at
    at BIGINT NOT NULL,                      -- when
    PRIMARY KEY (stream_id, user_id, kind, up_to)
);

CREATE TABLE symphony_downloads (
    attachment_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_attachments (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (attachment_id, user_id)
);

CREATE TABLE symphony_feeds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,                 -- 4, 5
    tag TEXT COLLATE "C",
    given BIGINT NOT NULL DEFAULT 0,         -- up to which event it was read
    read_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX symphony_feeds_by_tag ON symphony_feeds (user_id, version, tag) WHERE tag IS NOT NULL;

CREATE TABLE symphony_events (
    seq BIGINT NOT NULL PRIMARY KEY,         -- the moment
    kind TEXT COLLATE "C" NOT NULL,
    initiator BIGINT NOT NULL REFERENCES symphony_users (id),
    stream_id TEXT COLLATE "C" REFERENCES symphony_streams (id) ON DELETE CASCADE,
    affected BIGINT REFERENCES symphony_users (id),
    message_id TEXT COLLATE "C" REFERENCES symphony_messages (id) ON DELETE CASCADE
);

CREATE TABLE symphony_feed_events (
    feed_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_feeds (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL REFERENCES symphony_events (seq) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, seq)
);
CREATE INDEX symphony_feed_events_by_seq ON symphony_feed_events (seq);
