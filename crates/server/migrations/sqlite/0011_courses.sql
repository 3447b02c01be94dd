-- Courses: steps in an order, and who takes them.
ALTER TABLE courses ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE courses ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';  -- names
ALTER TABLE courses ADD COLUMN author_id TEXT REFERENCES users (id);
ALTER TABLE courses ADD COLUMN file_id TEXT REFERENCES files (id);
ALTER TABLE courses ADD COLUMN due_at BIGINT;
ALTER TABLE courses ADD COLUMN is_published BIGINT NOT NULL DEFAULT 1;
ALTER TABLE courses ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE courses ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX courses_by_time ON courses (created_at, id);
CREATE INDEX courses_by_author ON courses (author_id, created_at, id);
CREATE TABLE course_steps (
    id TEXT NOT NULL PRIMARY KEY,
    course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    link TEXT,
    minutes BIGINT NOT NULL                  -- how long it takes
);
CREATE INDEX course_steps_by_course ON course_steps (course_id, position, id);
CREATE TABLE course_people (
    user_id TEXT NOT NULL REFERENCES users (id),
    course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
    started_at BIGINT,
    PRIMARY KEY (user_id, course_id)
) WITHOUT ROWID;
CREATE INDEX course_people_by_course ON course_people (course_id);
CREATE TABLE course_steps_done (
    user_id TEXT NOT NULL REFERENCES users (id),
    step_id TEXT NOT NULL REFERENCES course_steps (id) ON DELETE CASCADE,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, step_id)
) WITHOUT ROWID;
CREATE INDEX course_steps_done_by_step ON course_steps_done (step_id);
