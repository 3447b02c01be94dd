-- Chats as who is in them has them: drafts of all of them, and what a chat of Qwil is to somebody.
CREATE TABLE chat_drafts (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    source TEXT COLLATE "C" NOT NULL,        -- of the conversation: 'workdrive', 'qwil', 'symphony'
    conversation TEXT COLLATE "C" NOT NULL,  -- by the id that its source gives it
    text TEXT NOT NULL,                      -- empty: taken away
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, source, conversation)
);
INSERT INTO chat_drafts (user_id, source, conversation, text, version, updated_at)
    SELECT user_id, 'workdrive', conversation_id, text, version, updated_at FROM message_drafts;
DROP TABLE message_drafts;

ALTER TABLE qwil_chat_members ADD COLUMN is_pinned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE qwil_chat_members ADD COLUMN muted_until BIGINT; -- microseconds, besides what wants_notices says
-- What is never unread: one's own messages, and those that tell of something.
CREATE INDEX qwil_messages_by_sender ON qwil_messages (chat_id, sender_id, seq);
CREATE INDEX qwil_messages_told ON qwil_messages (chat_id, seq, sender_id) WHERE kind IN ('joined', 'left', 'removed', 'renamed');
