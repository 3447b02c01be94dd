//! An item as a card.

use std::sync::Arc;

use api::{
    rotunda::{sessions::Role, vendors::Capability},
    workdrive::Permissions,
};
use chrono::Utc;
use leptos::prelude::*;
use rotunda::feeds::{
    Card, CardFor,
    model::{Item, MediaKind, Preview, Reaction, Stream},
    overlay::OverlayHost,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ME, OTHER, media, person, post, provide_feeds};
use crate::stage::{Stage, settle, until};

const ALL: [Capability; 3] = [Capability::FeedsComments, Capability::FeedsReactions, Capability::FeedsItem];

fn mount(item: Item, place: CardFor) -> Stage {
    mount_for(Role::Member, &ALL, item, place)
}

fn mount_for(role: Role, capabilities: &'static [Capability], item: Item, place: CardFor) -> Stage {
    Stage::mount(move || {
        provide_feeds(role, capabilities);
        view! {
            <Card item=Arc::new(item) place/>
            <OverlayHost overlay=expect_context() actions=expect_context()/>
        }
    })
}

#[wasm_bindgen_test]
fn a_card_says_who_when_and_what() {
    let edited = Item {
        edited_at: Some(Utc::now()),
        tagged: vec![person(ME, "Maja Berg")],
        comments: 2,
        ..post("Hello **all**")
    };
    let stage = mount(edited, CardFor::Stream);
    assert_eq!(stage.text(".card-author"), "Omar Haddad");
    assert_eq!(stage.find(".card-author").get_attribute("href"), Some(format!("/feeds?author={OTHER}")));
    assert_eq!(stage.text("time"), "5 min. ago");
    assert!(stage.text(".card-facts").contains("edited"));
    assert_eq!(stage.text(".card-tagged"), "with Maja Berg");
    assert_eq!(stage.text(".card-text strong"), "all");
    assert_eq!(stage.text(".card-comments"), "2 comments");
}

#[wasm_bindgen_test]
fn every_attachment_is_shown_as_what_it_is() {
    let preview = Preview {
        link: "https://example.com/a".to_owned(),
        title: "A page".to_owned(),
        description: Some("About".to_owned()),
        image: None,
    };
    let item = Item {
        media: vec![
            media(21, MediaKind::Picture, "a.png"),
            media(22, MediaKind::Video, "b.mp4"),
            media(23, MediaKind::Document, "c.pdf"),
        ],
        gif: Some("https://example.com/g.gif".to_owned()),
        links: vec!["https://example.com/b".to_owned(), "javascript:alert(1)".to_owned()],
        previews: vec![preview],
        tags: vec!["launch".to_owned(), "Party".to_owned()],
        place: Some("Berlin".to_owned()),
        ..post("See the #party")
    };
    let stage = mount(item, CardFor::Stream);
    assert_eq!(stage.find(".gallery img").get_attribute("src").as_deref(), Some("/media/21"));
    assert_eq!(stage.find("video source").get_attribute("type").as_deref(), Some("video/mp4"));
    assert_eq!(stage.find("video").get_attribute("aria-label").as_deref(), Some("b.mp4"));
    assert_eq!(stage.text("a.file .file-name"), "c.pdf");
    assert_eq!(stage.text("a.file .file-size"), "1.4 MB");
    assert_eq!(stage.find(".card-gif").get_attribute("alt").as_deref(), Some("Animated picture"));
    assert_eq!(stage.text("a.preview .preview-host"), "example.com");
    let links: Vec<_> = stage.all(".card-links a").iter().filter_map(|link| link.get_attribute("href")).collect();
    assert_eq!(links, ["https://example.com/b"], "an address that could run is text");
    assert!(stage.text(".card-links").contains("javascript:alert(1)"));
    assert_eq!(stage.text(".card-place"), "Berlin");
    let tags: Vec<_> = stage.all("a.tag").iter().filter_map(|tag| tag.text_content()).collect();
    assert_eq!(tags, ["#party", "#launch"], "a tag that stands in the text is not said again");
}

#[wasm_bindgen_test]
async fn a_long_text_is_folded_in_a_stream_only() {
    let long = || post(&"A line.\n\n".repeat(20));
    let stage = mount(long(), CardFor::Stream);
    assert!(stage.maybe(".card-text.folded").is_some());
    stage.press("Show more");
    until("it is unfolded", || stage.maybe(".card-text.folded").is_none()).await;
    assert_eq!(stage.find(".fold").get_attribute("aria-expanded").as_deref(), Some("true"));
    stage.press("Show less");
    until("it is folded again", || stage.maybe(".card-text.folded").is_some()).await;
    let alone = mount(long(), CardFor::Panel);
    assert!(alone.maybe(".fold, .folded").is_none());
    assert!(mount(post("Short."), CardFor::Stream).maybe(".fold").is_none());
}

#[wasm_bindgen_test]
fn the_audience_has_a_mark_with_a_name() {
    let none = Permissions::default;
    for (audience, name) in [
        (Permissions { public: true, ..none() }, "Everyone"),
        (Permissions { friends: true, ..none() }, "Friends"),
        (Permissions { team: true, ..none() }, "Team"),
        (Permissions { only_me: true, ..none() }, "Only me"),
        (Permissions { users: vec![ME], ..none() }, "Chosen people"),
    ] {
        let stage = mount(Item { audience: Some(audience), ..post("x") }, CardFor::Stream);
        assert_eq!(stage.text(".audience-mark"), name);
    }
    assert!(mount(Item { audience: None, ..post("x") }, CardFor::Stream).maybe(".audience-mark").is_none());
}

async fn menu_of(stage: &Stage) -> Vec<String> {
    stage.press("More actions");
    until("the menu is open", || stage.maybe("[role=menu]").is_some()).await;
    settle().await;
    stage.all("[role=menuitem]").iter().filter_map(|action| action.text_content()).collect()
}

#[wasm_bindgen_test]
async fn the_menu_offers_what_the_reader_may_do() {
    let own = || Item { author: person(ME, "Maja Berg"), ..post("x") };
    assert_eq!(menu_of(&mount(own(), CardFor::Stream)).await, ["Copy link", "Edit", "Delete"]);
    assert_eq!(menu_of(&mount(post("x"), CardFor::Stream)).await, ["Copy link"]);
    assert_eq!(menu_of(&mount_for(Role::OrgAdmin, &ALL, post("x"), CardFor::Stream)).await, ["Copy link", "Delete"]);
}

#[wasm_bindgen_test]
fn what_the_backend_cannot_do_is_not_offered() {
    let item =
        Item {
            reactions: vec![Reaction { emoji: "👍".to_owned(), count: 3, mine: false }], comments: 4, ..post("x")
        };
    let stage = mount_for(Role::Member, &[], item, CardFor::Stream);
    assert!(stage.maybe(".reactions, .card-comments").is_none());
}

#[wasm_bindgen_test]
fn news_has_a_cover_a_category_and_a_title_that_leads_to_it() {
    let item = Item {
        stream: Stream::News,
        title: Some("A new office".to_owned()),
        category: Some("Company".to_owned()),
        cover: Some(media(30, MediaKind::Picture, "cover.png")),
        ..post("We move.")
    };
    let address = item.address();
    let stage = mount(item.clone(), CardFor::Stream);
    assert_eq!(stage.find(".card-title a").get_attribute("href"), Some(address));
    assert_eq!(stage.text(".card-category"), "Company");
    assert_eq!(
        stage.find(".card-cover").get_attribute("width").as_deref(),
        Some("800"),
        "its place is kept while it loads"
    );
    let alone = mount(item, CardFor::Panel);
    assert!(alone.maybe(".card-title a").is_none());
    assert_eq!(alone.text(".card-title"), "A new office");
}
