//! What is being written.

use api::workdrive::{GroupId, Permissions, UserId};
use rotunda::feeds::{
    draft::Draft,
    model::{Item, MediaKind, Stream},
};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ME, OTHER, media, person, post};

fn full(stream: Stream) -> Draft {
    Draft {
        title: " A title ".to_owned(),
        category: "Company".to_owned(),
        cover: Some(media(5, MediaKind::Picture, "cover.png")),
        text: format!("  Hi @[Omar Haddad](user:{OTHER}), again @[Omar Haddad](user:{OTHER}) and @[x](user:nobody)  "),
        audience: Permissions { groups: vec![GroupId(Uuid::from_u128(8))], ..Permissions::default() },
        people: vec![person(OTHER, "Omar Haddad")],
        tagged: vec![person(ME, "Maja Berg")],
        tags: vec!["launch".to_owned()],
        media: vec![media(6, MediaKind::Picture, "a.png"), media(7, MediaKind::Document, "b.pdf")],
        gif: " https://example.com/g.gif ".to_owned(),
        links: vec!["https://example.com/".to_owned()],
        place: " Berlin ".to_owned(),
        ..Draft::new(stream)
    }
}

#[wasm_bindgen_test]
fn the_body_has_what_was_written() {
    let body = full(Stream::Posts).to_body();
    assert!(body.post_text.as_deref().unwrap().starts_with("Hi @[Omar"));
    assert_eq!(body.mention, Some(vec![OTHER]), "each once, and only real ids");
    assert_eq!(body.permissions.as_ref().unwrap().users, [OTHER]);
    assert_eq!(body.permissions.unwrap().groups.len(), 1);
    assert_eq!(body.file_ids.unwrap().len(), 2);
    assert_eq!(body.tagged_user_ids, Some(vec![ME]));
    assert_eq!(body.gif.as_deref(), Some("https://example.com/g.gif"));
    assert_eq!(body.location.unwrap().text_address, "Berlin");
    assert_eq!((body.news_title, body.category, body.cover_image), (None, None, None), "a post has none of these");
}

#[wasm_bindgen_test]
fn who_was_chosen_before_stays_and_a_wider_choice_names_nobody() {
    let mut draft = full(Stream::Posts);
    draft.audience.users = vec![ME, OTHER];
    assert_eq!(draft.to_body().permissions.unwrap().users, [ME, OTHER]);
    draft.audience = Permissions { only_me: true, ..Permissions::default() };
    assert!(draft.to_body().permissions.unwrap().users.is_empty());
}

#[wasm_bindgen_test]
fn news_have_their_own_fields() {
    let draft = full(Stream::News);
    let body = draft.to_body();
    assert_eq!(body.news_title.as_deref(), Some("A title"));
    assert_eq!(body.category.as_deref(), Some("Company"));
    assert_eq!(body.cover_image, draft.cover.map(|cover| cover.id.to_string()));
    assert_eq!(Draft::new(Stream::News).to_body().cover_image.as_deref(), Some(""), "an absent cover is taken away");
}

#[wasm_bindgen_test]
fn a_draft_is_kept_per_person_and_item_until_it_is_forgotten() {
    let (maja, omar) = (UserId(Uuid::new_v4()), UserId(Uuid::new_v4()));
    let draft = full(Stream::News);
    draft.keep(maja);
    assert_eq!(Draft::kept(maja, Stream::News, None), Some(draft.clone()));
    assert_eq!(Draft::kept(omar, Stream::News, None), None);
    assert_eq!(Draft::kept(maja, Stream::Posts, None), None);

    let change = Draft { text: "changed".to_owned(), ..Draft::of(&post("before")) };
    change.keep(maja);
    assert_eq!(Draft::kept(maja, Stream::Posts, change.item), Some(change));
    assert_eq!(Draft::kept(maja, Stream::Posts, None), None);

    draft.forget(maja);
    assert_eq!(Draft::kept(maja, Stream::News, None), None);
}

#[wasm_bindgen_test]
fn an_empty_draft_is_not_kept() {
    let owner = UserId(Uuid::new_v4());
    let draft = Draft { text: "x".to_owned(), ..Draft::new(Stream::Posts) };
    draft.keep(owner);
    Draft { text: "  \n".to_owned(), ..draft }.keep(owner);
    assert_eq!(Draft::kept(owner, Stream::Posts, None), None);
    assert!(!Draft::new(Stream::Posts).has_content());
    assert!(Draft { media: vec![media(1, MediaKind::Video, "v.mp4")], ..Draft::new(Stream::Posts) }.has_content());
}

#[wasm_bindgen_test]
fn a_change_starts_from_the_item() {
    let item = Item {
        title: Some("T".to_owned()),
        media: vec![media(6, MediaKind::Picture, "a.png")],
        place: Some("Berlin".to_owned()),
        tags: vec!["x".to_owned()],
        ..post("text")
    };
    let draft = Draft::of(&item);
    assert_eq!(
        (draft.item, draft.text.as_str(), draft.title.as_str(), draft.place.as_str()),
        (Some(item.id), "text", "T", "Berlin")
    );
    assert_eq!((draft.media, draft.tags), (item.media, item.tags));
    assert_eq!(Some(draft.audience), item.audience);
}
