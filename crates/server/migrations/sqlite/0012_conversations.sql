-- Conversations. Deleting one deletes it for good.
CREATE TABLE conversations (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,                      -- 'CHAT_GROUP', 'ROOM', 'DIRECT'
    title TEXT,                              -- NULL: named by its members
    description TEXT,
    is_private BIGINT NOT NULL,
    by_request BIGINT NOT NULL,              -- others ask before they join
    category_id TEXT REFERENCES categories (id),
    file_id TEXT REFERENCES files (id),
    pair TEXT UNIQUE,                        -- of a direct one: both people's ids, the lesser first
    last_seq BIGINT NOT NULL DEFAULT 0,      -- of the latest message; they are numbered without a gap
    last_at BIGINT NOT NULL,                 -- when it was sent, or when the conversation was made
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    created_by TEXT,
    updated_by TEXT
);
CREATE INDEX conversations_by_time ON conversations (created_at DESC, id DESC, kind, is_private);
CREATE TABLE conversation_members (
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    is_admin BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    read_seq BIGINT NOT NULL,                -- up to here everything is read
    muted_until BIGINT,                      -- NULL: not muted
    is_pinned BIGINT NOT NULL DEFAULT 0,
    is_archived BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, conversation_id)
) WITHOUT ROWID;
CREATE INDEX conversation_members_by_conversation ON conversation_members (conversation_id, user_id);
-- Who asks to join.
CREATE TABLE conversation_requests (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id),
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
) WITHOUT ROWID;
CREATE INDEX conversation_requests_by_user ON conversation_requests (user_id);
CREATE TABLE messages (
    id TEXT NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    sender_id TEXT NOT NULL REFERENCES users (id),
    sender_key TEXT,                         -- the sender's own name for it: sent again, it is the same message
    text TEXT NOT NULL,
    mentions TEXT NOT NULL DEFAULT '[]',     -- user ids
    files TEXT NOT NULL DEFAULT '[]',        -- file ids
    reply_to TEXT,                           -- messages.id
    event_id TEXT,                           -- events.id of a meeting
    sent_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,                       -- what it said is gone then
    UNIQUE (conversation_id, seq),
    UNIQUE (conversation_id, sender_id, sender_key)
);
CREATE INDEX messages_by_time ON messages (conversation_id, sent_at, seq);
CREATE INDEX messages_replies ON messages (reply_to) WHERE reply_to IS NOT NULL;
CREATE TABLE message_mentions (
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id, seq)
) WITHOUT ROWID;
CREATE TABLE message_reactions (
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    emoji TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (message_id, emoji, user_id)
) WITHOUT ROWID;
-- The words that find a message: people::split of its text.
CREATE TABLE message_words (
    word TEXT NOT NULL,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    PRIMARY KEY (word, conversation_id, seq)
) WITHOUT ROWID;
CREATE INDEX message_words_by_message ON message_words (conversation_id, seq);
CREATE TABLE message_drafts (
    user_id TEXT NOT NULL REFERENCES users (id),
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
) WITHOUT ROWID;
ALTER TABLE events ADD COLUMN conversation_id TEXT;
CREATE INDEX events_by_conversation ON events (conversation_id);
