-- Symphony: streams as who is in them has them.
ALTER TABLE symphony_messages ADD COLUMN place BIGINT NOT NULL DEFAULT 0; -- when the first one in its place was sent
UPDATE symphony_messages SET place = COALESCE(initial_at, at);
CREATE INDEX symphony_messages_by_place ON symphony_messages (stream_id, place) WHERE is_replaced = 0 AND suppressed_at IS NULL;

ALTER TABLE symphony_streams ADD COLUMN last_place BIGINT; -- of the latest message
UPDATE symphony_streams SET last_place = (SELECT MAX(m.place) FROM symphony_messages m WHERE m.stream_id = symphony_streams.id);

CREATE TABLE symphony_stream_state (
    stream_id TEXT NOT NULL REFERENCES symphony_streams (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    read_to BIGINT,                          -- up to this place; NULL: up to what they said they read
    is_pinned BIGINT NOT NULL DEFAULT 0,
    is_archived BIGINT NOT NULL DEFAULT 0,
    muted_until BIGINT,
    PRIMARY KEY (stream_id, user_id)
);
CREATE INDEX symphony_stream_state_archived ON symphony_stream_state (stream_id) WHERE is_archived = 1;
