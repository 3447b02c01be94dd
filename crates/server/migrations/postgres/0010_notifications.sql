-- What people are told in the app.
CREATE TABLE notifications (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,            -- grows with time
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    sender_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    medium TEXT NOT NULL,                    -- 'PUSH' (shown by the browser, too), 'INAPP'
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notifications_recent ON notifications (user_id, id DESC);
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
