//! A message as a row.

use std::sync::Arc;

use leptos::prelude::*;
use rotunda::chats::{
    abilities::{Abilities, Ability},
    message::{Manner, MessageRow, Shown},
    model::{Body, File, Message, Outgoing, Quote},
    thread::Head,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{conversation, message, provide_chats};
use crate::stage::{Stage, until};

fn mount(message: Message, head: Head, can: &'static [Ability]) -> Stage {
    Stage::mount(move || {
        provide_chats();
        let manner = Manner { can: Abilities::of(can), ..Manner::default() };
        let shown = Shown { message: Arc::new(message), head, manner, answered: None };
        view! { <MessageRow shown/> }
    })
}

#[wasm_bindgen_test]
fn a_message_says_who_when_and_what_in_one_sentence() {
    let stage = mount(message(1, 0, "Hello **all**"), Head::default(), &[]);
    assert_eq!(stage.text(".message-author"), "Omar");
    assert_eq!(stage.text(".message-text strong"), "all");
    let sentence = stage.find("article").get_attribute("aria-label").unwrap();
    assert!(sentence.starts_with("Omar, ") && sentence.ends_with(": Hello all"), "{sentence}");
}

#[wasm_bindgen_test]
fn one_that_goes_on_does_not_name_its_author_again() {
    let stage = mount(message(1, 0, "and more"), Head { goes_on: true, ..Head::default() }, &[]);
    assert!(stage.maybe(".message-author").is_none());
    assert!(stage.maybe(".message-time").is_some());
}

#[wasm_bindgen_test]
fn what_may_not_be_done_is_not_offered() {
    let none = mount(message(1, 0, "a"), Head::default(), &[]);
    assert!(none.maybe("[aria-label=Reply]").is_none() && none.maybe("[aria-label=React]").is_none());
    let both = mount(message(1, 0, "a"), Head::default(), &[Ability::Reply, Ability::React]);
    assert!(both.maybe("[aria-label=Reply]").is_some() && both.maybe("[aria-label=React]").is_some());
    let deleted = Message { body: Body::Deleted, ..message(1, 0, "") };
    let deleted = mount(deleted, Head::default(), &[Ability::Reply, Ability::React]);
    assert_eq!(deleted.text(".message-deleted"), "This message was deleted.");
    assert!(deleted.maybe("[aria-label=Reply]").is_none());
}

#[wasm_bindgen_test]
fn files_are_shown_as_what_they_are() {
    let file = |(mime, name): (&str, &str)| File {
        id: name.to_owned(),
        name: name.to_owned(),
        mime: mime.to_owned(),
        size_bytes: 2048,
        url: format!("/{name}"),
        thumbnail: None,
        dimensions: Some((320, 200)),
    };
    let all = [("image/png", "a.png"), ("video/mp4", "b.mp4"), ("audio/mpeg", "c.mp3"), ("image/svg+xml", "d.svg")];
    let with_files = Message { files: all.map(file).into(), ..message(1, 0, "") };
    let stage = mount(with_files, Head::default(), &[]);
    for shown in ["img[src='/a.png']", "video", "audio[src='/c.mp3']", "a.file[href='/d.svg']"] {
        assert!(stage.maybe(shown).is_some(), "{shown} in {}", stage.html());
    }
}

#[wasm_bindgen_test]
fn the_answered_message_is_said_above() {
    let quote = Quote { place: None, id: "x".into(), author: Some("Hana".into()), text: "Why?".to_owned() };
    let stage = mount(Message { reply: Some(quote), ..message(2, 1, "So.") }, Head::default(), &[]);
    assert_eq!(stage.text(".quote-author"), "Hana");
    assert_eq!(stage.text(".quote-text"), "Why?");
}

#[wasm_bindgen_test]
fn what_is_answered_is_shown_as_it_is_now() {
    let quote = Quote { id: "1".into(), place: Some(1), author: Some("Hana".into()), text: "Wy?".to_owned() };
    let stage = Stage::mount(move || {
        provide_chats();
        view! {
            <MessageRow shown=Shown {
                message: Arc::new(Message { reply: Some(quote), ..message(2, 1, "So.") }),
                head: Head::default(),
                manner: Manner::default(),
                answered: Some(Arc::new(message(1, 0, "Why?"))),
            }/>
        }
    });
    assert_eq!(stage.text(".quote-author"), "Omar");
    assert_eq!(stage.text(".quote-text"), "Why?");
}

#[wasm_bindgen_test]
async fn a_message_that_cannot_be_sent_stays_until_it_is_given_up() {
    let seen = RwSignal::new_local(None);
    let stage = Stage::mount(move || {
        let area = provide_chats();
        let outbox = area.chats.outbox;
        outbox.send(conversation(), Outgoing { text: "Into **nothing**".to_owned(), files: Vec::new(), reply: None });
        let key = outbox.rows(conversation())[0];
        seen.set(Some((outbox, key)));
        move || {
            outbox.get(key).map(|entry| {
                let message = Arc::new(outbox.message(&entry));
                let shown = Shown { message, head: Head::default(), manner: Manner::default(), answered: None };
                view! { <MessageRow shown/> }
            })
        }
    });
    assert_eq!(stage.text(".message-text strong"), "nothing");
    // The server of these tests knows no conversations.
    until("it says that it failed", || stage.maybe(".delivery.failed").is_some()).await;
    let (outbox, _) = seen.get_untracked().unwrap();
    assert_eq!(untrack(|| outbox.counts()), (0, 1));
    stage.press("Discard");
    until("it is gone", || stage.maybe("article").is_none()).await;
    assert!(untrack(|| outbox.rows(conversation())).is_empty());
}
