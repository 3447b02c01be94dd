-- Symphony: what administrators say about accounts.
CREATE TABLE symphony_disclaimers (
    id TEXT NOT NULL PRIMARY KEY,            -- 24 hexadecimal digits
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    format TEXT NOT NULL,                    -- 'TEXT', 'XML'
    frequency_in_hours BIGINT NOT NULL,
    is_default BIGINT NOT NULL,              -- of at most one
    is_active BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

ALTER TABLE symphony_users ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;    -- by an administrator of the pod, whatever is so elsewhere
ALTER TABLE symphony_users ADD COLUMN suspended BIGINT NOT NULL DEFAULT 0;
ALTER TABLE symphony_users ADD COLUMN suspended_until BIGINT;              -- NULL: for good
ALTER TABLE symphony_users ADD COLUMN suspended_until_sent BIGINT;         -- the same as it was sent: seconds or milliseconds
ALTER TABLE symphony_users ADD COLUMN suspension_reason TEXT;
ALTER TABLE symphony_users ADD COLUMN avatar_id TEXT REFERENCES files (id); -- NULL: the picture of who works here
ALTER TABLE symphony_users ADD COLUMN disclaimer_id TEXT REFERENCES symphony_disclaimers (id);
ALTER TABLE symphony_users ADD COLUMN division TEXT;
ALTER TABLE symphony_users ADD COLUMN mobile_phone TEXT;
ALTER TABLE symphony_users ADD COLUMN two_factor_phone TEXT;
ALTER TABLE symphony_users ADD COLUMN sms_number TEXT;
ALTER TABLE symphony_users ADD COLUMN job_function TEXT;
ALTER TABLE symphony_users ADD COLUMN language TEXT;
ALTER TABLE symphony_users ADD COLUMN asset_classes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN industries TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN market_coverage TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN responsibility TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN functions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN instruments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN made_by BIGINT;                      -- the account that made it
ALTER TABLE symphony_users ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE symphony_users ADD COLUMN last_login_at BIGINT;                -- with a key
ALTER TABLE symphony_users ADD COLUMN deactivated_at BIGINT;
CREATE INDEX symphony_users_by_disclaimer ON symphony_users (disclaimer_id);

CREATE TABLE symphony_features (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    feature TEXT NOT NULL,
    enabled BIGINT NOT NULL,
    PRIMARY KEY (user_id, feature)
);

CREATE TABLE symphony_delegates (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    delegate_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, delegate_id)
);
