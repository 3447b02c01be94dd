//! Values to try: few and shared, but nasty.

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use proptest::{
    collection::vec,
    option::of,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use rotunda_api::workdrive::{
    FaqId, File, FileId, Meta, Permissions, Picture, Place, PostId, UserId, UserStub,
    documents::DocumentBody,
    events::{EventBody, EventKind, ExternalLink, Frequency, Repeat, Rsvp},
    faqs::Question,
    knowledge::{Expiry, Knowledge},
    posts::{LinkPreview, Post, PostBody, Reaction},
};
use serde_json::json;
use uuid::Uuid;

/// Texts that break careless encoders, plus random ones.
pub(crate) fn text() -> BoxedStrategy<String> {
    let nasty = proptest::sample::select(vec![
        "a/b//c",
        "100%",
        "%2F%00%zz",
        "a+b c",
        "x=1&y=2",
        "?#[]@!$&'()*+,;=",
        "\"quoted\" 'single' `tick`",
        "{id}{stream}",
        "grüße ǆ ñ",
        "日本語のテキスト",
        "مرحبا بالعالم",
        "👩🏽‍🚀👍🏿🏳️‍🌈",
        "line\nbreak\r\n\ttab",
        "\u{1}\u{1b}[31m\u{7f}\u{85}",
        "\u{200b}\u{202e}\u{feff}",
        "<script>alert(1)</script>",
        "'; DROP TABLE posts; --",
        "null",
        "true",
        "0",
        "a\\u0000b",
    ]);
    prop_oneof![3 => nasty.prop_map(str::to_owned), 2 => "[^\0]{1,12}", 1 => Just("x".repeat(300))].boxed()
}

/// The same, or nothing.
pub(crate) fn some_text() -> impl Strategy<Value = Option<String>> {
    of(text())
}

/// Any id.
pub(crate) fn id<T: Debug>(wrap: fn(Uuid) -> T) -> impl Strategy<Value = T> {
    any::<u128>().prop_map(move |number| wrap(Uuid::from_u128(number)))
}

/// Any time of the years 1970 to 2255, to the nanosecond.
pub(crate) fn time() -> impl Strategy<Value = DateTime<Utc>> {
    (0..9_000_000_000_i64, 0..1_000_000_000_u32).prop_map(|(s, ns)| DateTime::from_timestamp(s, ns).unwrap())
}

/// A tag as it is kept: without `#`, blanks and commas.
pub(crate) fn tag() -> impl Strategy<Value = String> {
    "[a-zäß日م👍%/&]{1,8}"
}

/// Where a page stands.
pub(crate) fn meta() -> impl Strategy<Value = Meta> {
    any::<[u64; 5]>().prop_map(|[per_page, total_pages, total_results, cur_page, next_page]| Meta {
        per_page,
        total_pages,
        total_results,
        cur_page,
        next_page,
    })
}

/// A person.
pub(crate) fn stub() -> BoxedStrategy<UserStub> {
    let picture = || of((text(), text()).prop_map(|(url, thumbnail)| Picture { url, thumbnail }));
    let texts = proptest::array::uniform9(some_text());
    (id(rotunda_api::workdrive::UserId), texts, picture(), picture(), of(any::<bool>()), of(any::<i64>()))
        .prop_map(
            |(
                id,
                [first_name, last_name, color, designation, department, says, phone, email, status],
                picture,
                cover,
                online,
                availability,
            )| {
                UserStub {
                    id,
                    first_name,
                    last_name,
                    picture,
                    cover,
                    color,
                    online,
                    availability,
                    designation,
                    department,
                    department_id: None,
                    location_id: None,
                    availability_status_text: says,
                    phone,
                    email,
                    status,
                }
            },
        )
        .boxed()
}

/// A file.
pub(crate) fn file() -> BoxedStrategy<File> {
    let texts = proptest::array::uniform7(some_text());
    (id(FileId), text(), text(), texts, any::<[bool; 3]>(), any::<u64>(), of(time()), of(stub()), vec(text(), 0..3))
        .prop_map(
            |(
                id,
                mime,
                name,
                [path, url, cdn, bucket, hls_url, dash_url, thumbnail],
                is,
                size,
                created_at,
                owner,
                mp4_urls,
            )| File {
                id,
                mime,
                path,
                name,
                processing: is[0].then(|| json!("done")),
                metadata: is[1].then(|| json!({ "width": size, "height": 3 })),
                size,
                url,
                cdn,
                bucket,
                mp4_urls,
                hls_url,
                dash_url,
                thumbnail,
                is_image: is[0],
                is_video: is[1],
                is_doc: is[2],
                created_at,
                owner,
            },
        )
        .boxed()
}

/// Who may see a thing.
pub(crate) fn permissions() -> BoxedStrategy<Permissions> {
    (any::<[bool; 4]>(), proptest::array::uniform4(vec(id(|id| id), 0..3)))
        .prop_map(|([public, friends, team, only_me], [users, groups, locations, tagged])| Permissions {
            public,
            friends,
            team,
            only_me,
            users: users.into_iter().map(rotunda_api::workdrive::UserId).collect(),
            groups: groups.into_iter().map(rotunda_api::workdrive::GroupId).collect(),
            locations: locations.into_iter().map(rotunda_api::workdrive::LocationId).collect(),
            tagged_users: tagged.into_iter().map(rotunda_api::workdrive::UserId).collect(),
        })
        .boxed()
}

/// A place.
pub(crate) fn place() -> impl Strategy<Value = Place> {
    (text(), some_text()).prop_map(|(text_address, coordinates)| Place { text_address, coordinates })
}

/// A post or news item.
pub(crate) fn post() -> BoxedStrategy<Post> {
    let head = (id(PostId), some_text(), time(), of(time()), any::<u64>(), stub());
    let lists =
        (vec(file(), 0..3), vec(link_preview(), 0..2), vec(tag(), 0..3), vec(reaction(), 0..3), vec(text(), 0..2));
    let people = proptest::array::uniform3(vec(stub(), 0..2));
    let rest = (some_text(), of(place()), some_text(), some_text(), of(file()), of(permissions()));
    (head, lists, people, rest)
        .prop_map(|(head, lists, [mentions, tagged_users, reaction_users], rest)| Post {
            id: head.0,
            post_text: head.1,
            posted_at: head.2,
            edited_at: head.3,
            comments_count: head.4,
            user: head.5,
            files: lists.0,
            link_previews: lists.1,
            tags: lists.2,
            reactions: lists.3,
            mentions,
            tagged_users,
            gif: rest.0,
            links: lists.4,
            reaction_users,
            location: rest.1,
            news_title: rest.2,
            category: rest.3,
            cover_image: rest.4,
            permissions: rest.5,
        })
        .boxed()
}

/// What stands behind a link.
pub(crate) fn link_preview() -> impl Strategy<Value = LinkPreview> {
    proptest::array::uniform4(some_text()).prop_map(|[title, description, image, link]| LinkPreview {
        title,
        description,
        image,
        link,
    })
}

/// A kind of reaction.
pub(crate) fn reaction() -> impl Strategy<Value = Reaction> {
    (text(), any::<u64>(), any::<bool>()).prop_map(|(emoji, count, mine)| Reaction { emoji, count, mine })
}

/// The fields of a post or news item to create or change.
pub(crate) fn post_body() -> BoxedStrategy<PostBody> {
    let texts = proptest::array::uniform6(some_text());
    let ids = proptest::array::uniform3(of(vec(id(|id| id), 0..3)));
    (texts, ids, of(permissions()), of(place()), of(vec(tag(), 0..3)), of(vec(text(), 0..3)))
        .prop_map(
            |(
                [post_text, status, gif, news_title, category, cover_image],
                [mention, files, tagged],
                permissions,
                location,
                tags,
                links,
            )| {
                let users = |ids: Vec<Uuid>| ids.into_iter().map(rotunda_api::workdrive::UserId).collect();
                PostBody {
                    permissions,
                    post_text,
                    status,
                    tags,
                    mention: mention.map(users),
                    file_ids: files.map(|ids| ids.into_iter().map(FileId).collect()),
                    tagged_user_ids: tagged.map(users),
                    gif,
                    links,
                    news_title,
                    category,
                    cover_image,
                    location,
                }
            },
        )
        .boxed()
}

/// When a thing expires, or that it never does.
pub(crate) fn expiry() -> impl Strategy<Value = Expiry> {
    of(time()).prop_map(Expiry)
}

fn some_users() -> impl Strategy<Value = Option<Vec<UserId>>> {
    of(vec(id(UserId), 0..3))
}

/// What documents and FAQs have in common.
pub(crate) fn knowledge() -> BoxedStrategy<Knowledge> {
    let owners = (some_users(), some_users(), some_users());
    let texts = proptest::array::uniform3(some_text());
    (texts, owners, of(expiry()), of(vec(tag(), 0..3)), of(any::<bool>()), of(permissions()))
        .prop_map(
            |(
                [name, category, link],
                (owner_ids, new_owner_ids, remove_owner_ids),
                expiry,
                tags,
                is_published,
                permissions,
            )| Knowledge {
                name,
                owner_ids,
                new_owner_ids,
                remove_owner_ids,
                expiry,
                tags,
                category,
                link,
                is_published,
                permissions,
            },
        )
        .boxed()
}

/// A document to keep.
pub(crate) fn document_body() -> BoxedStrategy<DocumentBody> {
    let texts = proptest::array::uniform4(some_text());
    (texts, some_users(), of(expiry()), of(vec(tag(), 0..3)), of(id(FileId)), of(permissions()))
        .prop_map(|([name, category, doc_url, link], owner_ids, expiry, tags, doc_id, permissions)| DocumentBody {
            name,
            owner_ids,
            expiry,
            tags,
            category,
            doc_url,
            link,
            doc_id,
            permissions,
        })
        .boxed()
}

/// A question of a FAQ.
pub(crate) fn question() -> impl Strategy<Value = Question> {
    (of(id(FaqId)), text(), some_text(), some_text()).prop_map(|(id, question, answer, description)| Question {
        id,
        question: Some(question),
        answer,
        description,
    })
}

/// Runs a property without leaving files behind.
#[track_caller]
pub(crate) fn check<S: Strategy>(values: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: 96, failure_persistence: None, ..Config::default() };
    if let Err(failure) = TestRunner::new(config).run(&values, property) {
        panic!("{failure}");
    }
}

/// What a task is about.
pub(crate) fn task_kind() -> impl Strategy<Value = rotunda_api::workdrive::tasks::TaskKind> {
    use rotunda_api::workdrive::tasks::TaskKind::{Article, Document, QuizLink, TrainingCourse, Video};
    proptest::sample::select(vec![Article, Video, QuizLink, Document, TrainingCourse])
}

/// A kind of event.
pub(crate) fn event_kind() -> impl Strategy<Value = EventKind> {
    use EventKind::{Course, Event, Faq, Livestream, Post};
    proptest::sample::select(vec![Post, Livestream, Event, Faq, Course])
}

/// What a guest says.
pub(crate) fn rsvp() -> impl Strategy<Value = Rsvp> {
    proptest::sample::select(vec![Rsvp::Going, Rsvp::Maybe, Rsvp::Not])
}

/// How an event repeats.
pub(crate) fn repeat() -> impl Strategy<Value = Repeat> {
    let frequency = proptest::sample::select(Frequency::ALL.to_vec());
    (frequency, of(time()))
        .prop_map(|((frequency, _), last)| Repeat::new(frequency, last.map(|last| last.date_naive())))
}

/// A link about an event.
pub(crate) fn external_link() -> impl Strategy<Value = ExternalLink> {
    (text(), text()).prop_map(|(title, url)| ExternalLink { title, url })
}

/// An event to make or change.
pub(crate) fn event_body() -> BoxedStrategy<EventBody> {
    let lists = (
        of(vec(external_link(), 0..3)),
        some_users(),
        of(vec(tag(), 0..3)),
        of(vec(text(), 0..3)),
        of(vec(id(FileId), 0..3)),
    );
    let texts = proptest::array::uniform8(some_text());
    let times = proptest::array::uniform3(of(time()));
    (
        texts,
        lists,
        times,
        (of(event_kind()), of(repeat()), of(permissions())),
        any::<[Option<bool>; 2]>(),
        of(any::<u32>()),
    )
        .prop_map(
            |(
                [title, description, conference_link, location, poster_id, conversation_id, category, time_zone],
                (external_link, user_ids, tags, external_user_emails, video_preview_ids),
                [start_date_time, end_date_time, updated_at],
                (kind, repeat, permissions),
                [is_virtual, is_meeting],
                duration,
            )| EventBody {
                permissions,
                title,
                description,
                external_link,
                user_ids,
                conference_link,
                location,
                start_date_time,
                end_date_time,
                poster_id,
                conversation_id,
                is_virtual,
                tags,
                kind,
                external_user_emails,
                category,
                is_meeting,
                repeat,
                video_preview_ids,
                duration,
                time_zone,
                updated_at,
            },
        )
        .boxed()
}
