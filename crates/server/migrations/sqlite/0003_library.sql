-- What people keep for each other. Deleting one deletes it for good.

CREATE TABLE photos (
    id TEXT NOT NULL PRIMARY KEY,
    author_id TEXT NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    file_id TEXT NOT NULL REFERENCES files (id)
);
-- Lists are answered from these alone: order first, then what decides who may see.
CREATE INDEX photos_recent ON photos (created_at DESC, id DESC, audience_id, author_id);
CREATE INDEX photos_by_author ON photos (author_id, created_at DESC, id DESC, audience_id);
-- Who is tagged in a photo; sees it besides.
CREATE TABLE photo_people (
    user_id TEXT NOT NULL REFERENCES users (id),
    photo_id TEXT NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, photo_id)
) WITHOUT ROWID;
CREATE INDEX photo_people_by_photo ON photo_people (photo_id);

CREATE TABLE videos (
    id TEXT NOT NULL PRIMARY KEY,
    author_id TEXT NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    source BIGINT NOT NULL,                  -- 1 YouTube, 2 Vimeo, 3 custom, 4 recording
    url TEXT,                                -- where it is elsewhere
    file_id TEXT REFERENCES files (id),
    thumbnail_id TEXT REFERENCES files (id)
);
CREATE INDEX videos_recent ON videos (created_at DESC, id DESC, audience_id, author_id);
CREATE INDEX videos_by_author ON videos (author_id, created_at DESC, id DESC, audience_id);
-- The words that find a video: people::split of its title and description.
CREATE TABLE video_words (
    word TEXT NOT NULL,
    video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    PRIMARY KEY (word, video_id)
) WITHOUT ROWID;
CREATE INDEX video_words_by_video ON video_words (video_id);

-- Files and addresses with owners who keep them up to date. Unpublished and expired ones are for their author and owners only.
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    author_id TEXT NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    name TEXT NOT NULL,
    tags TEXT NOT NULL,                      -- texts, as written
    category_id TEXT REFERENCES categories (id),
    link TEXT,
    expires_at BIGINT,
    is_published BIGINT NOT NULL,
    file_id TEXT REFERENCES files (id),
    url TEXT
);
CREATE INDEX documents_recent ON documents (created_at DESC, id DESC, audience_id, author_id, is_published, expires_at, category_id);
CREATE TABLE document_owners (
    user_id TEXT NOT NULL REFERENCES users (id),
    item_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, item_id)
) WITHOUT ROWID;
CREATE INDEX document_owners_by_item ON document_owners (item_id);
