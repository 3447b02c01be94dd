//! Posts and news.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::workdrive::{
    FileId, PostId,
    posts::{LinkPreview, Post, PostBody, Reaction},
};
use uuid::Uuid;

use super::{file, id, permissions, place, some_text, stub, tag, text, time};

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
