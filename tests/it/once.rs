//! What is asked for with an `Idempotency-Key` is done once.

use std::time::Duration;

use api::{
    auth::ApiKey,
    endpoint::Endpoint,
    workdrive::{
        Permissions,
        departments::CreateDepartment,
        documents::{CreateDocument, DocumentBody},
        events::{CreateEvent, EventBody},
        faqs::{CreateFaq, Question},
        photos::CreatePhoto,
        posts::{CreatePost, PostBody},
        tasks::{CreateTask, TaskBody, TaskStatus},
        videos::{CreateVideo, VideoMeta},
    },
};

use crate::{
    library::png,
    on_both,
    power_cut::Program,
    world::{ADA, BEN, DAN, World, refusal},
};

fn event(title: &str) -> CreateEvent {
    let event = EventBody {
        permissions: Some(Permissions { public: true, ..Permissions::default() }),
        title: Some(title.to_owned()),
        start_date_time: Some("2026-12-01T09:00:00Z".parse().unwrap()),
        end_date_time: Some("2026-12-01T10:00:00Z".parse().unwrap()),
        ..EventBody::default()
    };
    CreateEvent { event }
}

fn draft(title: &str) -> CreateTask {
    let task = TaskBody { title: Some(title.to_owned()), status: Some(TaskStatus::Draft), ..TaskBody::default() };
    CreateTask { task }
}

/// Asks twice; the answers are the same.
async fn twice<E>(world: &World, key: &str, request: &E)
where
    E: Endpoint<Auth = ApiKey, Response: PartialEq + std::fmt::Debug>,
{
    let stranger = world.stranger();
    let first = stranger.call_once(&key.to_owned(), request, "k1").await.unwrap();
    let again = stranger.call_once(&key.to_owned(), request, "k1").await.unwrap();
    assert_eq!(first, again, "{}", E::PATH);
}

on_both! {
    async fn every_maker_makes_it_once_and_answers_the_same(world) {
        let (ada, key) = (world.browser(ADA).await, world.api_key(ADA).await);
        let file_id = png(&ada).await.id;
        let permissions = Some(Permissions { public: true, ..Permissions::default() });
        twice(&world, &key, &event("Launch")).await;
        twice(&world, &key, &draft("Sheet")).await;
        let document = DocumentBody { name: Some("Plan".to_owned()), doc_id: Some(file_id), ..DocumentBody::default() };
        twice(&world, &key, &CreateDocument { publish: Some(true), document }).await;
        let question = Question { question: Some("Why?".to_owned()), answer: Some("So.".to_owned()), ..Question::default() };
        twice(&world, &key, &CreateFaq { publish: None, kb: None, qas: vec![question], permissions: permissions.clone() }).await;
        twice(&world, &key, &CreatePhoto { title: None, description: None, file_id, permissions: permissions.clone() }).await;
        let video = CreateVideo {
            title: "Film".to_owned(),
            description: None,
            video_file_id: None,
            thumbnail_file_id: None,
            meta: Some(VideoMeta { url: "https://a.example/film".to_owned() }),
            source: None,
            permissions,
        };
        twice(&world, &key, &video).await;
        twice(&world, &key, &CreatePost { post: PostBody { post_text: Some("Hello".to_owned()), ..PostBody::default() } }).await;
        for count in [
            "SELECT COUNT(*) FROM events", "SELECT COUNT(*) FROM tasks", "SELECT COUNT(*) FROM documents", "SELECT COUNT(*) FROM faqs",
            "SELECT COUNT(*) FROM photos", "SELECT COUNT(*) FROM videos", "SELECT COUNT(*) FROM posts",
        ] {
            assert_eq!(world.number(count).await, 1, "{count}");
        }
    }

    async fn a_key_is_one_persons_for_one_operation_and_one_request(world) {
        let (ada, ben) = (world.api_key(ADA).await, world.api_key(BEN).await);
        let stranger = world.stranger();
        let first = stranger.call_once(&ada, &event("Launch"), "k1").await.unwrap();
        assert_ne!(stranger.call_once(&ben, &event("Launch"), "k1").await.unwrap().id, first.id, "another person's key is another");
        assert_ne!(stranger.call_once(&ada, &event("Launch"), "k2").await.unwrap().id, first.id);
        stranger.call_once(&ada, &draft("Launch"), "k1").await.unwrap();
        let other = stranger.call_once(&ada, &event("Landing"), "k1").await;
        assert_eq!(refusal(other), (409, Some("idempotency-key".to_owned())), "what was done was something else");
        let long = stranger.call_once(&ada, &event("Launch"), &"x".repeat(101)).await;
        assert_eq!(refusal(long), (400, Some("idempotency-key".to_owned())));
        assert_eq!(world.number("SELECT COUNT(*) FROM events").await, 3);
        assert_eq!(world.number("SELECT COUNT(*) FROM done_once").await, 4);
        world.backend.clock.advance(25 * 60 * 60 * 1_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM done_once").await, 0, "for a day");
    }

    async fn a_refusal_is_not_remembered(world) {
        let (key, stranger) = (world.api_key(ADA).await, world.stranger());
        let category = |name: &str| CreateEvent { event: EventBody { category: Some(name.to_owned()), ..event("Launch").event } };
        assert_eq!(refusal(stranger.call_once(&key, &category("Town halls"), "k1").await).0, 400);
        assert_eq!(world.number("SELECT COUNT(*) FROM done_once").await, 0);
        world.sql("INSERT INTO categories (id, module_code, name) VALUES ('01920000-0000-7000-8000-0000000000c1', 4, 'Town halls')").await;
        stranger.call_once(&key, &category("Town halls"), "k1").await.unwrap();
    }

    async fn what_keeps_no_answer_is_refused_the_second_time(world) {
        let (key, stranger) = (world.api_key(DAN).await, world.stranger());
        // The document prints this path for locations too, with a body that has no members.
        let location = CreateDepartment { name: "Sales".to_owned(), members: None };
        let made = async || stranger.call_once(&key, &location, "k1").await;
        let before = world.number("SELECT COUNT(*) FROM locations").await;
        made().await.unwrap();
        assert_eq!(refusal(made().await), (409, Some("idempotency-key".to_owned())));
        assert_eq!(world.number("SELECT COUNT(*) FROM locations").await, before + 1);
    }

    async fn many_at_once_with_one_key_are_one(world) {
        let key = world.api_key(ADA).await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (stranger, key) = (world.stranger(), key.clone());
            tasks.spawn(async move { stranger.call_once(&key, &event("Launch"), "k1").await.unwrap().id });
        }
        let ids = tasks.join_all().await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(world.number("SELECT COUNT(*) FROM events").await, 1);
    }

    async fn killed_before_it_answers_it_is_made_once(world) {
        let key = world.api_key(ADA).await;
        let body = serde_json::to_string(&event("Launch").event).unwrap();
        for turn in 0..5_u64 {
            let headers = format!("Idempotency-Key: k{turn}\r\n");
            let program = Program::start(&world);
            let answer = program.send_with(&headers, "POST", "/api/events/meeting", &key, &body);
            std::thread::sleep(Duration::from_millis(1 << (2 * turn)));
            program.kill();
            answer();
            let program = Program::start(&world);
            let answer = program.send_with(&headers, "POST", "/api/events/meeting", &key, &body)();
            assert_eq!(answer, Some(201), "tried again it is there");
            program.kill();
            let made = world.number("SELECT COUNT(*) FROM events").await;
            assert_eq!(made.unsigned_abs(), turn + 1, "and there once");
        }
    }
}
