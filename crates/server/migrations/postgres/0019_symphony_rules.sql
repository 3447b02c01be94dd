-- Symphony: information barriers, apps and who has them, certificates, protocols, extensions of files.
CREATE TABLE symphony_groups (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    is_active BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE symphony_group_members (
    group_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_groups (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX symphony_group_members_by_user ON symphony_group_members (user_id, group_id);

CREATE TABLE symphony_policies (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,                      -- 'BLOCK', 'ALLOW'
    is_active BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE symphony_policy_groups (
    policy_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_policies (id) ON DELETE CASCADE,
    group_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_groups (id),
    PRIMARY KEY (policy_id, group_id)
);
CREATE INDEX symphony_policy_groups_by_group ON symphony_policy_groups (group_id, policy_id);

-- Which users are under which policies that have an effect, and in which of their groups.
CREATE VIEW symphony_policy_users AS
    SELECT m.user_id, p.id AS policy_id, p.kind, g.id AS group_id
    FROM symphony_group_members m
    JOIN symphony_groups g ON g.id = m.group_id AND g.is_active = 1
    JOIN symphony_policy_groups pg ON pg.group_id = g.id
    JOIN symphony_policies p ON p.id = pg.policy_id AND p.is_active = 1;

CREATE TABLE symphony_apps (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,                    -- JSON: what the app is, without its keys
    is_enabled BIGINT NOT NULL DEFAULT 0,    -- what the company has of it
    is_listed BIGINT NOT NULL DEFAULT 0,
    is_installed BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);
CREATE TABLE symphony_app_keys (
    app_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_apps (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,                      -- 'current', 'previous'
    public_key TEXT COLLATE "C" NOT NULL,                -- PEM
    expires_at BIGINT,                       -- of the previous one
    PRIMARY KEY (app_id, kind)
);
CREATE TABLE symphony_user_apps (
    user_id BIGINT NOT NULL REFERENCES symphony_users (id) ON DELETE CASCADE,
    app_id TEXT COLLATE "C" NOT NULL REFERENCES symphony_apps (id) ON DELETE CASCADE,
    is_listed BIGINT,                        -- NULL: as the company has it
    is_installed BIGINT,
    products TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    PRIMARY KEY (user_id, app_id)
);
CREATE INDEX symphony_user_apps_by_app ON symphony_user_apps (app_id);

INSERT INTO counters (name, value) VALUES ('symphony_certificates', 0); -- who changes them takes this row: issuers are found one by one
CREATE TABLE symphony_certificates (
    fingerprint TEXT COLLATE "C" NOT NULL PRIMARY KEY,   -- SHA-256 in hexadecimal
    pem TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,                      -- 'USERSIGNING', 'USER', 'OPERATIONSSIGNING', 'OPERATIONSUSER'
    status TEXT COLLATE "C" NOT NULL,                    -- 'TRUSTED', 'KNOWN', 'REVOKED', 'DISABLED'
    common_name TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,                   -- DER in hexadecimal
    issuer TEXT COLLATE "C" NOT NULL,
    issuer_fingerprint TEXT COLLATE "C",                 -- of the certificate here that signed it
    expires_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL DEFAULT 0,
    updated_at BIGINT NOT NULL,
    updated_by BIGINT REFERENCES symphony_users (id),
    private_key TEXT COLLATE "C",                        -- PEM; only of the pod's own
    is_own BIGINT UNIQUE                     -- 1: the pod's own; NULL: the company's
);
CREATE INDEX symphony_certificates_by_name ON symphony_certificates (name, fingerprint);
CREATE INDEX symphony_certificates_by_subject ON symphony_certificates (subject);
CREATE INDEX symphony_certificates_by_issuer ON symphony_certificates (issuer);
CREATE INDEX symphony_certificates_by_signer ON symphony_certificates (issuer_fingerprint);

CREATE TABLE symphony_protocols (
    scheme TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    is_built_in BIGINT NOT NULL DEFAULT 0
);
INSERT INTO symphony_protocols (scheme, is_built_in) VALUES ('http', 1), ('https', 1), ('mailto', 1), ('tel', 1);

CREATE TABLE symphony_file_extensions (
    extension TEXT COLLATE "C" NOT NULL PRIMARY KEY,     -- with its point, in lower case
    is_internal BIGINT NOT NULL,
    is_external BIGINT NOT NULL,
    is_xpod BIGINT NOT NULL,
    is_system BIGINT NOT NULL                -- known to the system
);
INSERT INTO symphony_file_extensions (extension, is_internal, is_external, is_xpod, is_system) VALUES
    ('.bmp', 1, 1, 0, 1), ('.csv', 1, 1, 0, 1), ('.doc', 1, 1, 0, 1), ('.docx', 1, 1, 0, 1), ('.gif', 1, 1, 0, 1), ('.jpeg', 1, 1, 0, 1),
    ('.jpg', 1, 1, 0, 1), ('.mp3', 1, 1, 0, 1), ('.mp4', 1, 1, 0, 1), ('.pdf', 1, 1, 0, 1), ('.png', 1, 1, 0, 1), ('.ppt', 1, 1, 0, 1),
    ('.pptx', 1, 1, 0, 1), ('.txt', 1, 1, 0, 1), ('.webp', 1, 1, 0, 1), ('.xls', 1, 1, 0, 1), ('.xlsx', 1, 1, 0, 1), ('.zip', 1, 1, 0, 1);
