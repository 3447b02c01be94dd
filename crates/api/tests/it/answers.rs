//! An answer means the same on both sides of the wire.

use std::{collections::BTreeMap, fmt::Debug};

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Answer, Binary, EventStream},
    rotunda::{audiences::*, comments::*, health::Health, live::Notice, sessions::*, vendors::*},
    workdrive::{
        CategoryId, DocumentId, EventId, FaqId, GroupId, LocationId, OrgId, PhotoId, PostId, UserId, VideoId,
        categories::*, documents::*, faqs::*, media::*, module_codes::*, news::NewsPage, photos::*, posts::PostPage,
        users::*, videos::*,
    },
};

use uuid::Uuid;

use crate::any::{
    check, document_body, expiry, file, id, knowledge, link_preview, meta, permissions, post, question, reaction,
    some_text, stub, tag, text, time,
};

mod events;
mod organization;

fn goes_round<T: Answer + PartialEq + Debug>(answer: &T) -> Result<(), TestCaseError> {
    let body = answer.write().unwrap();
    let read = T::read(&body).map_err(|e| TestCaseError::fail(format!("{e}: {body:?}")))?;
    prop_assert_eq!(&read, answer, "as {:?}", body);
    Ok(())
}

#[test]
fn nothing_is_written_and_read() {
    goes_round(&()).unwrap();
    assert!(<()>::read(&Bytes::new()).is_ok(), "an empty body is nothing too");
    assert_eq!(Option::<u8>::read(&Bytes::new()).unwrap(), None);
}

#[test]
fn bytes_and_streams_are_not_json() {
    let bytes = Binary(Bytes::from_static(b"\0\xff{"));
    assert_eq!(Binary::read(&bytes.write().unwrap()).unwrap(), bytes);
    assert_eq!((Binary::MIME, EventStream::MIME), ("application/octet-stream", "text/event-stream"));
    assert!(EventStream.write().unwrap().is_empty() && EventStream::read(&Bytes::new()).is_ok());
}

#[test]
fn posts() {
    check(post(), |answer| goes_round(&answer));
}

#[test]
fn pages_of_posts_and_news() {
    check((vec(post(), 0..3), meta()), |(posts, meta)| {
        goes_round(&NewsPage { news: posts.clone(), meta })?;
        goes_round(&PostPage { posts, meta })
    });
}

#[test]
fn pages_of_users_and_supervisors() {
    check((vec(user(), 0..3), meta()), |(users, meta)| {
        let brief = |u: &User| Supervisor {
            id: u.id,
            email: u.email.clone(),
            first_name: u.first_name.clone(),
            last_name: u.last_name.clone(),
        };
        goes_round(&SupervisorPage { users: users.iter().map(brief).collect(), meta })?;
        goes_round(&UserPage { users, meta })
    });
}

fn user() -> impl Strategy<Value = User> {
    (
        stub(),
        of(time()),
        of(time()),
        of(id(OrgId)),
        of(stub()),
        any::<[bool; 2]>(),
        proptest::array::uniform3(some_text()),
    )
        .prop_map(|(stub, created_at, updated_at, org_id, reports_to_obj, is, [user_name, bio, location])| User {
            id: stub.id,
            created_at,
            updated_at,
            created_by: Some(stub.id),
            updated_by: None,
            org_id,
            user_name,
            email: stub.email,
            status: stub.status,
            first_name: stub.first_name,
            last_name: stub.last_name,
            picture: stub.picture,
            cover: stub.cover,
            bio,
            phone: stub.phone,
            reports_to: reports_to_obj.as_ref().map(|above| above.id),
            designation: stub.designation,
            department: stub.department,
            is_department_head: is[0],
            color: stub.color,
            is_expert: is[1],
            availability: stub.availability,
            location,
            team_members: reports_to_obj.as_ref().map(|above| vec![above.id]),
            user_additional_teams: None,
            add_additional_locations: is[0].then(Vec::new),
            reports_to_obj,
        })
}

#[test]
fn categories_and_modules() {
    let code = || any::<u32>().prop_map(ModuleCode);
    let categories = (id(CategoryId), code(), text(), some_text(), of(id(OrgId)))
        .prop_map(|(id, module_code, category, color, org_id)| Category { id, module_code, category, color, org_id });
    check((vec(categories, 0..3), meta()), |(categories, meta)| goes_round(&CategoryPage { categories, meta }));
    check(vec((text(), code()).prop_map(|(name, module_code)| Module { name, module_code }), 0..3), |all| {
        goes_round(&all)
    });
}

#[test]
fn photos_and_videos() {
    let whose = (of(time()), of(time()), of(id(UserId)), of(id(UserId)), of(stub()));
    let what = (any::<u128>().prop_map(Uuid::from_u128), text(), text(), some_text(), any::<u64>());
    check(
        (what, whose, of(file()), of(file()), vec(stub(), 0..3), of(permissions()), meta()),
        |(
            (id, title, description, url, source),
            (created_at, updated_at, created_by, updated_by, user),
            file,
            thumbnail_file,
            tagged_users,
            permissions,
            meta,
        )| {
            let photo = Photo {
                id: PhotoId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                title: title.clone(),
                description: description.clone(),
                photo: file.clone(),
                user: user.clone(),
                tagged_users,
                permissions: permissions.clone(),
            };
            goes_round(&PhotoPage { photos: vec![photo], meta })?;
            let video = Video {
                id: VideoId(id),
                created_at,
                updated_at,
                created_by,
                updated_by,
                title,
                description,
                source,
                video_file_id: file.as_ref().map(|file| file.id),
                user,
                thumbnail_file_id: thumbnail_file.as_ref().map(|file| file.id),
                meta: url.map(|url| VideoMeta { url }),
                video_file: file,
                thumbnail_file,
                permissions,
            };
            goes_round(&VideoPage { videos: vec![video], meta })
        },
    );
}

#[test]
fn documents() {
    let texts = proptest::array::uniform3(some_text());
    let times = (of(time()), of(time()));
    let lists = (vec(tag(), 0..3), vec(stub(), 0..3), vec(link_preview(), 0..3));
    let rest = (of(file()), of(permissions()), any::<bool>(), document_body(), meta());
    check(
        (id(DocumentId), texts, times, lists, rest),
        |(
            id,
            [name, category, bookmark_id],
            (updated_at, expiry),
            (tags, owners, link_preview),
            (file, permissions, is_published, body, meta),
        )| {
            goes_round(&NewDocument { id: is_published.then_some(id), document: body })?;
            let document = Document {
                id,
                name,
                metadata: None,
                is_published,
                updated_at,
                expiry,
                file,
                tags,
                category,
                owners,
                bookmark_id,
                link_preview,
                permissions,
            };
            goes_round(&document)?;
            goes_round(&DocumentPage { docs: vec![document], meta })
        },
    );
}

#[test]
fn faqs() {
    let whole = (of(id(FaqId)), knowledge(), vec(question(), 0..3), of(permissions()));
    check(whole, |(id, kb, qas, permissions)| goes_round(&Faq { id, kb, qas, permissions }));
    let texts = (text(), text(), text(), some_text(), some_text());
    let ours = (of(id(FaqId)), of(any::<bool>()), of(expiry()));
    check(
        (id(FaqId), texts, vec(tag(), 0..3), vec(id(UserId), 0..3), ours, meta()),
        |(
            id,
            (question, answer, description, category, bookmark_id),
            tags,
            owners,
            (kb_id, is_published, expiry),
            meta,
        )| {
            let row = FaqRow {
                id,
                question,
                answer,
                description,
                category,
                tags,
                owners,
                bookmark_id,
                kb_id,
                is_published,
                expiry,
            };
            goes_round(&FaqPage { data: vec![row], meta })
        },
    );
}

#[test]
fn leave_to_upload_and_the_uploaded_file() {
    let fields = proptest::collection::btree_map(text(), text(), 0..4);
    check((file(), text(), text(), fields), |(file, address, url, fields): (_, _, _, BTreeMap<_, _>)| {
        goes_round(&MediaUpload { file_id: file.id, signed_request: SignedRequest { url: address, fields }, url })?;
        goes_round(&file)
    });
}

#[test]
fn who_is_signed_in_and_personas() {
    let role = select(vec![Role::Member, Role::OrgAdmin, Role::SuperAdmin]);
    check(
        (stub(), role, id(OrgId), text(), time(), any::<[bool; 2]>()),
        |(user, role, id, name, session_ends_at, is)| {
            goes_round(&vec![Persona { key: name.clone(), user: user.clone(), role }])?;
            goes_round(&Me { user, role, org: Org { id, name }, session_ends_at, demo: is[0], bench: is[1] })
        },
    );
}

#[test]
fn vendors_and_health() {
    use Capability::{AudiencePreview, FeedsComments, FeedsFilter, FeedsItem, FeedsReactions, FeedsRestore, Live};
    let all = vec![FeedsComments, FeedsReactions, FeedsItem, FeedsRestore, FeedsFilter, AudiencePreview, Live];
    let mode = select(vec![Mode::Embedded, Mode::Upstream]);
    check((text(), text(), mode, proptest::sample::subsequence(all, 0..=7)), |(name, title, mode, capabilities)| {
        goes_round(&Health { status: "ok".to_owned(), version: name.clone(), database: title.clone() })?;
        goes_round(&vec![VendorInfo { name, title, mode, capabilities }])
    });
}

#[test]
fn comments_and_reactions() {
    let comments = (id(CommentId), text(), stub(), time(), of(time()))
        .prop_map(|(id, text, user, created_at, edited_at)| Comment { id, text, user, created_at, edited_at });
    check((vec(comments, 0..3), any::<u64>()), |(comments, left)| goes_round(&CommentPage { comments, left }));
    check(vec(reaction(), 0..4), |all| goes_round(&all));
}

#[test]
fn audiences() {
    let groups =
        vec((id(GroupId), text(), any::<u64>()).prop_map(|(id, name, members)| Choice { id, name, members }), 0..3);
    let locations =
        vec((id(LocationId), text(), any::<u64>()).prop_map(|(id, name, members)| Choice { id, name, members }), 0..3);
    check(
        (groups, locations, any::<[u64; 3]>(), vec(stub(), 0..3)),
        |(groups, locations, [team, friends, everyone], sample)| {
            goes_round(&AudienceChoices { groups, locations, team, friends, everyone })?;
            goes_round(&AudiencePreview { count: team, sample })
        },
    );
}

#[test]
fn notices() {
    use rotunda_api::rotunda::feeds::Stream::{News, Posts};
    check((select(vec![News, Posts]), id(PostId), any::<bool>()), |(stream, id, mine)| {
        goes_round(&Notice::PostCreated { stream, id, mine })?;
        goes_round(&Notice::PostChanged { stream, id })?;
        goes_round(&Notice::PostDeleted { stream, id })?;
        goes_round(&Notice::EventsChanged { id: EventId(id.0) })?;
        goes_round(&Notice::CommentsChanged { stream, id })
    });
    goes_round(&Notice::SessionEnded).unwrap();
    goes_round(&Notice::Resync).unwrap();
    let newer = br#"{"kind":"something_of_tomorrow","id":7}"#;
    assert_eq!(Notice::read(&Bytes::from_static(newer)).unwrap(), Notice::Unknown);
}
