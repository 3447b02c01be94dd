-- Symphony: what administrators say about accounts.
CREATE TABLE symphony_disclaimers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,            -- 24 hexadecimal digits
    name TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,                    -- 'TEXT', 'XML'
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
ALTER TABLE symphony_users ADD COLUMN suspension_reason TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN avatar_id TEXT COLLATE "C" REFERENCES files (id); -- NULL: the picture of who works here
ALTER TABLE symphony_users ADD COLUMN disclaimer_id TEXT COLLATE "C" REFERENCES symphony_disclaimers (id);
ALTER TABLE symphony_users ADD COLUMN division TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN mobile_phone TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN two_factor_phone TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN sms_number TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN job_function TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN language TEXT COLLATE "C";
ALTER TABLE symphony_users ADD COLUMN asset_classes TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN industries TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN market_coverage TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN responsibility TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN functions TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN instruments TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE symphony_users ADD COLUMN made_by BIGINT;                      -- the account that made it
ALTER TABLE symphony_users ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE symphony_users ADD COLUMN last_login_at BIGINT;                -- with a key
ALTER TABLE symphony_users ADD COLUMN deactivated_at BIGINT;
CREATE INDEX symphony_users_by_disclaimer ON symphony_users (disclaimer_id);

CREATE TABLE symphony_features (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    feature TEXT COLLATE "C" NOT NULL,
    enabled BIGINT NOT NULL,
    PRIMARY KEY (user_id, feature)
);

CREATE TABLE symphony_delegates (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    delegate_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, delegate_id)
);
