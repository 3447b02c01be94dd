//! The demo is the same every time, whole and worth looking at.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use rotunda_server::{Backend, Setup, demo, installation::DemoSize};
use sqlx::{AssertSqlSafe, Row, any::AnyRow};
use tokio::runtime::Runtime;

mod areas;

/// Drawing takes its time in an unoptimized build, so that all tests look at the same two companies.
static DEMOS: LazyLock<[Demo; 2]> = LazyLock::new(|| ["one", "two"].map(Demo::load));

/// A server with demo data, and the runtime that its connections live in.
struct Demo {
    runtime: Runtime,
    backend: Backend,
    folder: PathBuf,
}

impl Demo {
    fn load(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo").join(name);
        let _ = std::fs::remove_dir_all(&folder);
        let runtime = Runtime::new().unwrap();
        let backend = runtime.block_on(async {
            let backend = Backend::open(Setup { data: folder.clone(), ..Setup::default() }).await.unwrap();
            demo::load(&backend, DemoSize::Small).await.unwrap();
            backend
        });
        Self { runtime, backend, folder }
    }

    fn rows(&self, sql: &str) -> Vec<AnyRow> {
        let query = sqlx::query(AssertSqlSafe(sql.to_owned()));
        self.runtime.block_on(query.fetch_all(&self.backend.database.pool)).unwrap()
    }

    fn texts(&self, sql: &str) -> Vec<String> {
        self.rows(sql).iter().map(|row| row.get::<Option<String>, _>(0).unwrap_or_default()).collect()
    }

    fn count(&self, from: &str) -> i64 {
        self.rows(&format!("SELECT COUNT(*) FROM {from}"))[0].get(0)
    }
}

#[test]
fn two_loads_are_equal_but_for_the_time() {
    let [one, two] = &*DEMOS;
    for sql in [
        "SELECT id || email || picture || designation FROM users ORDER BY id",
        "SELECT user_id || friend_id FROM friendships ORDER BY user_id, friend_id",
        "SELECT id || path || mime || CAST(size AS TEXT) FROM files ORDER BY id",
        "SELECT id || CAST(audience_id AS TEXT) || COALESCE(text, '') || tags || mentions || files FROM posts ORDER BY id",
        "SELECT post_id || emoji || user_id FROM reactions ORDER BY post_id, emoji, user_id",
        "SELECT id || text || author_id FROM comments ORDER BY id",
        "SELECT id || series_id || title || CAST(audience_id AS TEXT) || CAST(starts_at AS TEXT) FROM events ORDER BY id",
        "SELECT id || name || CAST(audience_id AS TEXT) || COALESCE(file_id, '') FROM documents ORDER BY id",
        "SELECT id || title || CAST(audience_id AS TEXT) || file_id FROM photos ORDER BY id",
        "SELECT id || title || kind || COALESCE(document_id, video_id, course_id, '') FROM tasks ORDER BY id",
        "SELECT id || CAST(seq AS TEXT) || text || mentions || files FROM messages ORDER BY id",
        "SELECT user_id || conversation_id || CAST(read_seq AS TEXT) FROM conversation_members ORDER BY 1",
        "SELECT id || stream_id || CAST(sent_by AS TEXT) || presentation || COALESCE(parent_id, '') FROM symphony_messages ORDER BY id",
        "SELECT event_id || user_id || COALESCE(rsvp, '') FROM event_people ORDER BY event_id, user_id",
    ] {
        assert_eq!(one.texts(sql), two.texts(sql), "{sql}");
    }
}

#[test]
fn stilla_has_the_promised_size() {
    let demo = &DEMOS[0];
    assert_eq!(demo.backend.installation.org().name, "Stilla");
    for (from, count) in [
        ("users", 60),
        ("departments", 4),
        ("locations", 3),
        ("groups", 5),
        ("categories WHERE module_code = 6", 6),
        ("categories WHERE module_code = 4", 4),
        ("event_series", 33),
        ("event_series s WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.series_id = s.id)", 0),
        ("(SELECT DISTINCT kind, is_meeting FROM events)", 3),
        ("events WHERE title = 'Acoustics stand-up'", 24),
        ("events WHERE ends_at < starts_at OR title = ''", 0),
        ("posts WHERE stream = 1", 150),
        ("posts WHERE stream = 6", 40),
        ("users WHERE is_department_head = 1", 4),
        ("users WHERE reports_to IS NULL", 1),
        ("posts WHERE stream = 6 AND (news_title IS NULL OR category_id IS NULL OR cover IS NULL)", 0),
        ("documents", 15),
        ("faqs", 6),
        ("faq_questions", 16),
        ("photos", 13),
        ("videos", 4),
        ("tasks", 14),
        (
            "tasks WHERE kind IN ('Video', 'Document', 'TrainingCourse') AND video_id IS NULL AND document_id IS NULL AND course_id IS NULL",
            0,
        ),
        ("tasks WHERE is_published = 0", 2),
        ("courses", 5),
        ("course_steps", 14),
        ("sso", 9),
        ("conversations", 13),
        ("conversations WHERE kind = 'DIRECT' AND pair IS NOT NULL", 3),
        ("conversations c WHERE last_seq <> (SELECT COUNT(*) FROM messages m WHERE m.conversation_id = c.id)", 0),
        ("messages", 127),
        (
            "messages m WHERE NOT EXISTS (SELECT 1 FROM conversation_members p WHERE p.conversation_id = m.conversation_id AND p.user_id = m.sender_id)",
            0,
        ),
        ("messages WHERE text LIKE '%@{%' OR text LIKE '^%' OR text LIKE '%]' OR text LIKE '%}'", 0),
        ("symphony_streams WHERE kind = 'ROOM'", 9),
        ("symphony_streams WHERE kind <> 'ROOM'", 5),
        ("symphony_messages", 112),
        ("symphony_messages WHERE presentation LIKE '%@{%' OR search_text LIKE '^%' OR search_text LIKE '%]'", 0),
        (
            "symphony_messages m WHERE NOT EXISTS (SELECT 1 FROM symphony_stream_members x WHERE x.stream_id = m.stream_id AND x.user_id = m.sent_by)",
            0,
        ),
        ("symphony_presence", 14),
        ("posts WHERE text LIKE '%@{%'", 0),
        ("comments WHERE text LIKE '%@{%'", 0),
    ] {
        assert_eq!(demo.count(from), count, "{from}");
    }
    assert_eq!(
        demo.texts("SELECT persona FROM users WHERE persona IS NOT NULL ORDER BY 1"),
        ["admin", "compliance", "employee", "head", "help_desk", "user_admin"]
    );
    assert!(demo.count("events") > 150 && demo.count("event_people WHERE rsvp = 'going'") > 500);
    assert_eq!(demo.count("(SELECT s.id FROM event_series s JOIN events e ON e.series_id = s.id WHERE s.frequency IS NOT NULL GROUP BY s.id HAVING COUNT(*) < 3)"), 0);
    assert_eq!(
        demo.count("event_people p JOIN events e ON e.id = p.event_id WHERE p.checked_in_at < e.starts_at - 1800000"),
        0
    );
    assert!(demo.count("comments") > 400 && demo.count("reactions") > 1000);
}

#[test]
fn loading_again_changes_nothing() {
    let demo = &DEMOS[0];
    demo.runtime.block_on(demo::load(&demo.backend, DemoSize::Small)).unwrap();
    assert_eq!(demo.count("users"), 60);
}

#[test]
fn every_id_leads_somewhere() {
    let demo = &DEMOS[0];
    assert!(demo.rows("PRAGMA foreign_key_check").is_empty());
    let files: BTreeSet<_> = demo.texts("SELECT id FROM files").into_iter().collect();
    let users: BTreeSet<_> = demo.texts("SELECT id FROM users").into_iter().collect();
    for picture in demo.texts("SELECT picture FROM users") {
        assert!(files.contains(&picture));
    }
    for cover in demo.texts("SELECT cover FROM posts WHERE cover IS NOT NULL") {
        assert!(files.contains(&cover));
    }
    for (column, known) in [("files", &files), ("mentions", &users)] {
        for list in demo.texts(&format!("SELECT {column} FROM posts")) {
            for id in serde_json::from_str::<Vec<String>>(&list).unwrap() {
                assert!(known.contains(&id), "{column} names {id}");
            }
        }
    }
    assert_eq!(
        demo.count("posts p WHERE reaction_count <> (SELECT COUNT(*) FROM reactions r WHERE r.post_id = p.id)"),
        0
    );
    assert_eq!(
        demo.count("posts p WHERE comment_count <> (SELECT COUNT(*) FROM comments c WHERE c.post_id = p.id)"),
        0
    );
    assert_eq!(demo.count("comments c JOIN posts p ON p.id = c.post_id WHERE c.created_at < p.posted_at"), 0);
}

#[test]
fn pictures_decode_and_are_as_large_as_they_say() {
    let demo = &DEMOS[0];
    let files = demo.rows("SELECT path, mime, size, width, height, thumbnail_mime FROM files");
    for file in &files {
        let path = demo.folder.join("media").join(file.get::<String, _>(0));
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(file.get::<i64, _>(2), bytes.len() as i64);
        match file.get::<String, _>(1).as_str() {
            "image/jpeg" => {
                let picture = image::load_from_memory(&bytes).unwrap();
                assert_eq!(file.get::<Option<i64>, _>(3), Some(picture.width().into()));
                assert_eq!(file.get::<Option<i64>, _>(4), Some(picture.height().into()));
            }
            "application/pdf" => assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF\n")),
            "video/mp4" => assert_eq!(&bytes[4..8], b"ftyp"),
            other => panic!("a file of type {other}"),
        }
        if file.get::<Option<String>, _>(5).is_some() {
            let small = image::load_from_memory(&std::fs::read(path.with_extension("thumbnail")).unwrap()).unwrap();
            assert!(small.width() <= 640 && small.height() <= 640);
        }
    }
}

#[test]
fn every_kind_of_audience_occurs() {
    let demo = &DEMOS[0];
    let used = "audience_members m JOIN posts p ON p.audience_id = m.audience_id";
    let kinds: BTreeSet<_> = demo.texts(&format!("SELECT DISTINCT kind FROM {used}")).into_iter().collect();
    assert_eq!(kinds, ["all", "friends", "group", "location", "team", "user"].map(str::to_owned).into());
    let only_me = "posts WHERE audience_id NOT IN (SELECT audience_id FROM audience_members)";
    assert!(demo.count(only_me) > 0, "a post that only its author sees");
}
