-- Events. Each occurrence of a repeated event is a row of its own: a list is then a range of one index, with an exact count.

CREATE TABLE event_series (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    time_zone TEXT COLLATE "C" NOT NULL,                 -- IANA name: the clock that its occurrences follow
    starts_at BIGINT NOT NULL,               -- the first occurrence, as the rule has it
    frequency TEXT COLLATE "C",                          -- 'daily', 'weekly', 'biWeekly', 'monthly'; NULL: happens once
    last_day TEXT COLLATE "C",                           -- '2026-11-23'; NULL: happens once
    changes BIGINT NOT NULL                  -- whoever changes an event counts here first, and so holds all its occurrences
);

CREATE TABLE events (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    series_id TEXT COLLATE "C" NOT NULL REFERENCES event_series (id) ON DELETE CASCADE,
    slot BIGINT NOT NULL,                    -- place in the rule, from 0; a deleted occurrence leaves a gap
    author_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    audience_id BIGINT NOT NULL REFERENCES audiences (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,              -- grows with every change: the version
    updated_by TEXT COLLATE "C" NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    kind BIGINT NOT NULL,                    -- 2 livestream, 3 event
    is_meeting BIGINT NOT NULL,
    category_id TEXT COLLATE "C" REFERENCES categories (id),
    title TEXT NOT NULL,
    description TEXT,
    links TEXT NOT NULL,                     -- objects as WorkDrive writes them
    conference_link TEXT,
    location TEXT,
    is_virtual BIGINT NOT NULL,
    poster_id TEXT COLLATE "C" REFERENCES files (id),
    tags TEXT NOT NULL,
    external_emails TEXT NOT NULL,
    videos TEXT NOT NULL                     -- files.id
);
-- Lists are answered from this alone: the range first, then what decides who may see, then the filters.
CREATE INDEX events_by_time ON events (starts_at, id, ends_at, audience_id, author_id, is_meeting, kind, category_id);
CREATE UNIQUE INDEX events_by_series ON events (series_id, slot);

-- Who was invited and who answered.
CREATE TABLE event_people (
    event_id TEXT COLLATE "C" NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    invited_at BIGINT,                       -- NULL: came without being invited
    rsvp TEXT COLLATE "C",                               -- 'going', 'maybe', 'not'; NULL: no answer yet
    answered_at BIGINT,
    checked_in_at BIGINT,
    PRIMARY KEY (event_id, user_id)
);
CREATE INDEX event_people_by_rsvp ON event_people (event_id, rsvp, answered_at);
