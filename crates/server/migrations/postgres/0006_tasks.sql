-- How people are reminded of tasks. `reminders`: objects as WorkDrive writes them.
CREATE TABLE enforcement_templates (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    system_event TEXT,
    kind TEXT,
    sub_kind TEXT,
    reminders TEXT NOT NULL DEFAULT '[]',
    created_at BIGINT NOT NULL
);

CREATE TABLE courses (id TEXT COLLATE "C" NOT NULL PRIMARY KEY, title TEXT NOT NULL);

CREATE TABLE tasks (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    author_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    is_published BIGINT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    kind TEXT,                               -- as WorkDrive names it; NULL: a draft that has none yet
    template_id TEXT COLLATE "C" REFERENCES enforcement_templates (id),
    content TEXT,
    hours BIGINT,
    video_id TEXT COLLATE "C" REFERENCES videos (id) ON DELETE SET NULL,
    link TEXT,
    due_days BIGINT,
    document_id TEXT COLLATE "C" REFERENCES documents (id) ON DELETE SET NULL,
    course_id TEXT COLLATE "C" REFERENCES courses (id) ON DELETE SET NULL,
    due_at BIGINT,                           -- so many days after it was published
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX tasks_by_author ON tasks (author_id, created_at, id);
CREATE TABLE task_people (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    task_id TEXT COLLATE "C" NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, task_id)
);
CREATE INDEX task_people_by_task ON task_people (task_id);
