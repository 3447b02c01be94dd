//! Events and tasks.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::workdrive::{
    FileId,
    events::{EventBody, EventKind, ExternalLink, Frequency, Repeat, Rsvp},
};

use super::{id, permissions, some_text, some_users, tag, text, time};

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
