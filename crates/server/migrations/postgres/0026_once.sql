-- What was asked for with an idempotency key, for a day.
CREATE TABLE done_once (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    operation TEXT NOT NULL,
    sender_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    answer TEXT,                             -- JSON; NULL where it is not kept
    done_at BIGINT NOT NULL                  -- milliseconds
);
CREATE UNIQUE INDEX done_once_by_key ON done_once (user_id, operation, sender_key);
CREATE INDEX done_once_by_age ON done_once (done_at);
