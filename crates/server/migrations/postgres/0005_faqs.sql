-- Questions with answers, one or several to a FAQ. Unpublished and expired FAQs are for their author and owners only.
CREATE TABLE faqs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    author_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    tags TEXT COLLATE "C" NOT NULL,                      -- texts, as written
    category_id TEXT COLLATE "C" REFERENCES categories (id),
    link TEXT COLLATE "C",
    expires_at BIGINT,
    is_published BIGINT NOT NULL
);
CREATE INDEX faqs_recent ON faqs (created_at DESC, id DESC, audience_id, author_id, is_published, expires_at, category_id);
CREATE TABLE faq_owners (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    item_id TEXT COLLATE "C" NOT NULL REFERENCES faqs (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, item_id)
);
CREATE INDEX faq_owners_by_item ON faq_owners (item_id);
CREATE TABLE faq_questions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,            -- never that of a FAQ
    faq_id TEXT COLLATE "C" NOT NULL REFERENCES faqs (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- order in the FAQ
    question TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL
);
CREATE INDEX faq_questions_by_faq ON faq_questions (faq_id, position, id);
