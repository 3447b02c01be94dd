-- Symphony: sessions of apps, and of users for whom they act.
CREATE TABLE symphony_app_tokens (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    app_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_apps (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX symphony_app_tokens_by_app ON symphony_app_tokens (app_id);
CREATE INDEX symphony_app_tokens_by_end ON symphony_app_tokens (expires_at);

ALTER TABLE symphony_tokens ADD COLUMN app_id TEXT COLLATE "C" REFERENCES symphony_apps (id) ON DELETE CASCADE; -- who acts for the user; NULL: nobody
CREATE INDEX symphony_tokens_by_app ON symphony_tokens (app_id) WHERE app_id IS NOT NULL;
