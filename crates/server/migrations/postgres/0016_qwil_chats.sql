-- Qwil: chats, their messages, requests in them; what memberships and keys need for them.
ALTER TABLE qwil_entities ADD COLUMN email_domains TEXT NOT NULL DEFAULT '[]';
ALTER TABLE qwil_entities ADD COLUMN staff_networks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE qwil_entities ADD COLUMN last_cursor BIGINT NOT NULL DEFAULT 0; -- microseconds; everything written takes the next

ALTER TABLE qwil_keys ADD COLUMN membership_id TEXT REFERENCES qwil_memberships (id) ON DELETE CASCADE;

ALTER TABLE qwil_memberships ADD COLUMN emails TEXT NOT NULL DEFAULT '[]';
ALTER TABLE qwil_memberships ADD COLUMN phones TEXT NOT NULL DEFAULT '[]';
ALTER TABLE qwil_memberships ADD COLUMN avatar_id TEXT REFERENCES files (id);
ALTER TABLE qwil_memberships ADD COLUMN invitation_code TEXT;               -- in the letter
ALTER TABLE qwil_memberships ADD COLUMN invitation_message TEXT NOT NULL DEFAULT '';
ALTER TABLE qwil_memberships ADD COLUMN invited_at BIGINT;                  -- when the last letter went out
CREATE UNIQUE INDEX qwil_memberships_by_user ON qwil_memberships (entity_id, user_id) WHERE user_id IS NOT NULL AND status <> 4;
CREATE UNIQUE INDEX qwil_memberships_by_code ON qwil_memberships (invitation_code) WHERE invitation_code IS NOT NULL;
CREATE UNIQUE INDEX qwil_memberships_butler ON qwil_memberships (entity_id) WHERE profile_id = 6;

CREATE TABLE qwil_chats (
    id TEXT NOT NULL PRIMARY KEY,
    entity_id TEXT NOT NULL REFERENCES qwil_entities (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    search_title TEXT NOT NULL,              -- in lower case
    butler_for TEXT REFERENCES qwil_memberships (id) ON DELETE CASCADE,
    created_by TEXT NOT NULL REFERENCES qwil_memberships (id),
    created_at BIGINT NOT NULL,              -- microseconds, as everything here
    cursor_at BIGINT NOT NULL,
    last_seq BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX qwil_chats_by_cursor ON qwil_chats (entity_id, cursor_at);
CREATE UNIQUE INDEX qwil_chats_of_butler ON qwil_chats (butler_for) WHERE butler_for IS NOT NULL;

CREATE TABLE qwil_chat_members (
    chat_id TEXT NOT NULL REFERENCES qwil_chats (id) ON DELETE CASCADE,
    membership_id TEXT NOT NULL REFERENCES qwil_memberships (id) ON DELETE CASCADE,
    is_active BIGINT NOT NULL DEFAULT 1,
    is_visible BIGINT NOT NULL DEFAULT 1,
    is_archived BIGINT NOT NULL DEFAULT 0,
    wants_notices BIGINT NOT NULL DEFAULT 1,
    joined_at BIGINT NOT NULL,
    left_seq BIGINT,                         -- the last message that who left sees
    read_seq BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (chat_id, membership_id)
);
CREATE INDEX qwil_chat_members_by_membership ON qwil_chat_members (membership_id);

CREATE TABLE qwil_messages (
    chat_id TEXT NOT NULL REFERENCES qwil_chats (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    sender_id TEXT NOT NULL REFERENCES qwil_memberships (id),
    sent_at BIGINT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    caption TEXT,
    reply_to BIGINT,
    file_id TEXT REFERENCES files (id),
    subject_id TEXT REFERENCES qwil_memberships (id),
    has_link BIGINT NOT NULL DEFAULT 0,
    search_text TEXT NOT NULL DEFAULT '',    -- text, caption and file name in lower case
    PRIMARY KEY (chat_id, seq)
);
CREATE UNIQUE INDEX qwil_messages_by_time ON qwil_messages (chat_id, sent_at);
CREATE INDEX qwil_messages_by_file ON qwil_messages (file_id) WHERE file_id IS NOT NULL;

CREATE TABLE qwil_requests (
    chat_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    signer_id TEXT NOT NULL REFERENCES qwil_memberships (id),
    requester_signs BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending',   -- 'approved', 'declined', 'cancelled'
    answered_at BIGINT,
    PRIMARY KEY (chat_id, seq),
    FOREIGN KEY (chat_id, seq) REFERENCES qwil_messages (chat_id, seq) ON DELETE CASCADE
);

-- What was sent with an idempotency key, for a day.
CREATE TABLE qwil_sent (
    membership_id TEXT NOT NULL REFERENCES qwil_memberships (id) ON DELETE CASCADE,
    sender_key TEXT NOT NULL,
    chat_id TEXT NOT NULL REFERENCES qwil_chats (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,                 -- milliseconds
    PRIMARY KEY (membership_id, sender_key)
);
CREATE INDEX qwil_sent_by_age ON qwil_sent (sent_at);
