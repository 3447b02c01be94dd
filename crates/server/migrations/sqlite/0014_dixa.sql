-- Dixa: API tokens, end users, custom attributes, conversations, anonymization.
CREATE TABLE dixa_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE dixa_end_users (
    id TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    display_name TEXT,
    first_name TEXT,
    middle_names TEXT NOT NULL DEFAULT '[]',
    last_name TEXT,
    external_id TEXT,
    avatar_url TEXT,
    anonymized_at BIGINT
);
CREATE INDEX dixa_end_users_by_time ON dixa_end_users (created_at, id);
CREATE INDEX dixa_end_users_by_external_id ON dixa_end_users (external_id);

-- Addresses and numbers, the first of each kind and the additional ones; nobody shares them.
CREATE TABLE dixa_contact_points (
    kind TEXT NOT NULL,                      -- 'email', 'phone'
    key TEXT NOT NULL,                       -- as compared
    value TEXT NOT NULL,                     -- as written
    place BIGINT NOT NULL,                   -- 0: the first; then the additional ones
    end_user_id TEXT NOT NULL REFERENCES dixa_end_users (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, key)
);
CREATE INDEX dixa_contact_points_by_end_user ON dixa_contact_points (end_user_id, kind, place);

CREATE TABLE dixa_attributes (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    identifier TEXT NOT NULL UNIQUE,
    options TEXT NOT NULL DEFAULT '[]'       -- none: a text
);

CREATE TABLE dixa_attribute_values (
    end_user_id TEXT NOT NULL REFERENCES dixa_end_users (id) ON DELETE CASCADE,
    attribute_id TEXT NOT NULL REFERENCES dixa_attributes (id) ON DELETE CASCADE,
    value TEXT NOT NULL,                     -- JSON: a text or a list of texts
    PRIMARY KEY (end_user_id, attribute_id)
);

CREATE TABLE dixa_conversations (
    id BIGINT NOT NULL PRIMARY KEY,
    requester_id TEXT NOT NULL REFERENCES dixa_end_users (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,                     -- 'AwaitingPending', 'Closed', 'Open', 'Pending'
    body TEXT NOT NULL                       -- the conversation as it is answered, in JSON
);
CREATE INDEX dixa_conversations_by_requester ON dixa_conversations (requester_id, id);

CREATE TABLE dixa_anonymizations (
    id TEXT NOT NULL PRIMARY KEY,
    end_user_id TEXT NOT NULL REFERENCES dixa_end_users (id) ON DELETE CASCADE,
    requested_by TEXT REFERENCES users (id) ON DELETE SET NULL,
    initiated_at BIGINT NOT NULL,
    processed_at BIGINT
);
CREATE UNIQUE INDEX dixa_anonymizations_by_end_user ON dixa_anonymizations (end_user_id);
CREATE INDEX dixa_anonymizations_by_time ON dixa_anonymizations (initiated_at);
CREATE INDEX dixa_anonymizations_waiting ON dixa_anonymizations (id) WHERE processed_at IS NULL;
