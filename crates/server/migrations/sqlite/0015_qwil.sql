-- Qwil: entities (tenants), keys, memberships, contact groups.
CREATE TABLE qwil_entities (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    is_home BIGINT NOT NULL DEFAULT 0,       -- 1: the organization of this installation
    is_active BIGINT NOT NULL DEFAULT 1,
    features_off TEXT NOT NULL DEFAULT '[]'  -- 'groups', 'review', 'chats'
);
CREATE UNIQUE INDEX qwil_entities_home ON qwil_entities (is_home) WHERE is_home = 1;

CREATE TABLE qwil_keys (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,                      -- 'system'
    key TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    entity_id TEXT REFERENCES qwil_entities (id) ON DELETE CASCADE, -- NULL: any, as the caller says
    permissions TEXT NOT NULL,
    networks TEXT NOT NULL,
    is_active BIGINT NOT NULL DEFAULT 1,
    created_by TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE qwil_memberships (
    id TEXT NOT NULL PRIMARY KEY,
    entity_id TEXT NOT NULL REFERENCES qwil_entities (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE SET NULL,
    profile_id BIGINT NOT NULL,              -- 1 to 6
    status BIGINT NOT NULL,                  -- 1 active, 2 pending, 4 removed, 6 suspended
    identifier TEXT NOT NULL DEFAULT '',
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX qwil_memberships_by_name ON qwil_memberships (entity_id, sort_name, id);
CREATE UNIQUE INDEX qwil_memberships_by_email ON qwil_memberships (entity_id, email_key) WHERE status <> 4;
CREATE UNIQUE INDEX qwil_memberships_by_identifier ON qwil_memberships (entity_id, identifier) WHERE identifier <> '' AND status <> 4;

CREATE TABLE qwil_groups (
    id TEXT NOT NULL PRIMARY KEY,
    entity_id TEXT NOT NULL REFERENCES qwil_entities (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    identifier TEXT NOT NULL DEFAULT '',
    is_active BIGINT NOT NULL DEFAULT 1,
    created_at BIGINT NOT NULL
);
CREATE INDEX qwil_groups_by_name ON qwil_groups (entity_id, name, id);
CREATE UNIQUE INDEX qwil_groups_by_identifier ON qwil_groups (entity_id, identifier) WHERE identifier <> '';

CREATE TABLE qwil_group_members (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES qwil_groups (id) ON DELETE CASCADE,
    membership_id TEXT NOT NULL REFERENCES qwil_memberships (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX qwil_group_members_once ON qwil_group_members (group_id, membership_id);
CREATE INDEX qwil_group_members_by_membership ON qwil_group_members (membership_id);
