//! What a reviewer takes along of a chat: its files, and all that was written as a table.

use std::{collections::HashMap, sync::Arc};

use api::error::Failure;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{
    call::{Request, plain},
    csv,
    desk::Desk,
    form::shown,
};
use crate::{
    kit::{
        button::Button,
        icon::{Glyph, Icon},
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
    },
    order,
    task::spawn,
    text::{admin as t, admin_pictures as p, format},
};

/// Messages a call, the most that is allowed.
const AT_ONCE: u64 = 200;
/// Of which kinds messages are asked for: with a file, with a picture, all.
const FILES: u64 = 1;
const PICTURES: u64 = 2;
const ALL: u64 = 4;

/// Names by membership.
type Names = HashMap<String, String>;

/// Files and transcript of the chat of a row.
pub fn section(title: &'static str, row: Arc<Value>) -> AnyView {
    let desk = expect_context::<Desk>();
    let chat = row["chat_uuid"].as_str().unwrap_or_default().to_owned();
    let name = row["title"].as_str().unwrap_or_default().to_owned();
    let files = RwSignal::new(None::<Result<(Vec<File>, Vec<String>), Failure>>);
    let asked = chat.clone();
    let load = move || {
        let chat = asked.clone();
        spawn(async move {
            let found = files_of(desk, &chat).await;
            files.try_set(Some(found));
        });
    };
    load();
    let retry = Callback::new(move |()| load());
    let busy = RwSignal::new(false);
    let save = move |()| {
        busy.set(true);
        let (chat, name) = (chat.clone(), name.clone());
        spawn(async move {
            match transcript(desk, &chat).await {
                Ok(lines) => {
                    let count = lines.len() as u64 - 1;
                    csv::save(&format!("{}.csv", name.replace(['/', '\\', ':'], "-")), &csv::write(lines));
                    desk.toasts.say(p::transcript_done(count));
                }
                Err(_) => desk.toasts.warn(p::transcript_failed()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="admin-section">
            <div class="admin-section-head">
                <h3>{title}</h3>
                <Button on_press=save busy glyph=Glyph::Down>{p::transcript()}</Button>
            </div>
            {live(move || match files.get() {
                None => view! { <RowSkeletons count=2/> }.into_any(),
                Some(Err(failure)) => {
                    view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure) on_retry=retry/> }.into_any()
                }
                Some(Ok((files, people))) => {
                    let files = match files.is_empty() {
                        true => view! { <p class="admin-quiet">{p::no_files()}</p> }.into_any(),
                        false => {
                            view! { <ul class="review-files">{files.into_iter().map(File::view).collect_view()}</ul> }.into_any()
                        }
                    };
                    view! {
                        <div class="admin-fact"><span class="admin-quiet">{t::members()}</span><bdi>{people.join(", ")}</bdi></div>
                        {files}
                    }
                    .into_any()
                }
            })}
        </section>
    }
    .into_any()
}

/// A file that was sent.
#[derive(Clone)]
struct File {
    name: String,
    address: String,
    picture: Option<String>,
    about: String,
}

impl File {
    fn view(self) -> AnyView {
        let picture = match self.picture {
            Some(picture) => view! { <img src=picture alt="" loading="lazy" width="40" height="40"/> }.into_any(),
            None => view! { <span class="review-glyph"><Icon glyph=Glyph::Document/></span> }.into_any(),
        };
        let label = format!("{}: {}", p::download(), self.name);
        view! {
            <li>
                {picture}
                <span class="review-words">
                    <a href=self.address.clone() target="_blank" rel="noopener"><bdi>{self.name.clone()}</bdi></a>
                    <span class="admin-quiet">{self.about}</span>
                </span>
                <a class="button quiet icon-only" href=self.address download=self.name aria-label=label.clone() title=label><Icon glyph=Glyph::Down/></a>
            </li>
        }
        .into_any()
    }
}

/// The files of a chat, the latest first, and who is in it.
async fn files_of(desk: Desk, chat: &str) -> Result<(Vec<File>, Vec<String>), Failure> {
    let mut messages = messages(desk, chat, FILES).await?;
    messages.extend(self::messages(desk, chat, PICTURES).await?);
    order::sort_by_key(&mut messages, |message| std::cmp::Reverse(message["seq"].as_u64()));
    let names = names(desk, chat).await;
    let operation = desk.describe("qwil_GetReviewedDocument").await?;
    let file = |message: &Value| {
        let document = &message["document"];
        let values = ["chat_uuid", "seq"].map(|name| (name.to_owned(), message[name].clone()));
        let size = document["size"].as_u64().map(|size| untrack(|| format::bytes(size))).unwrap_or_default();
        let about = [sender(message, &names), shown(&message["sent_dt"]), size];
        let is_picture = document["mimetype"].as_str().is_some_and(|kind| kind.starts_with("image/"));
        File {
            name: plain(&document["filename"]),
            address: Request::new(&operation, &values, None).address,
            picture: document["thumbnail_url"].as_str().filter(|_| is_picture).map(str::to_owned),
            about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    };
    let files = messages.iter().filter(|message| message["document"].is_object()).map(file).collect();
    let mut people: Vec<_> = names.values().cloned().collect();
    order::sort_by(&mut people, Ord::cmp);
    Ok((files, people))
}

/// All that was written, the earliest first, below the names of the columns.
async fn transcript(desk: Desk, chat: &str) -> Result<Vec<Vec<String>>, Failure> {
    let (mut messages, names) = (messages(desk, chat, ALL).await?, names(desk, chat).await);
    order::sort_by_key(&mut messages, |message| message["seq"].as_u64());
    let line = |message: &Value| {
        let text = ["text", "caption"].map(|name| plain(&message[name]));
        vec![
            plain(&message["seq"]),
            plain(&message["sent_dt"]),
            sender(message, &names),
            plain(&message["type"]),
            text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
            plain(&message["document"]["filename"]),
            plain(&message["reply_to_seq"]),
        ]
    };
    let head = ["number", "sent", "from", "kind", "text", "file", "answers"].map(str::to_owned).to_vec();
    Ok(std::iter::once(head).chain(messages.iter().map(line)).collect())
}

fn sender(message: &Value, names: &Names) -> String {
    let id = plain(&message["sender_entity_user_xref_uuid"]);
    names.get(&id).cloned().unwrap_or(id)
}

/// Who is called what; nothing when that cannot be asked, and ids have to do.
async fn names(desk: Desk, chat: &str) -> Names {
    let of = vec![("chat_id".to_owned(), chat.into())];
    let people = desk.ask("rotunda_ListReviewedPeople", of).await.unwrap_or_default();
    let people = people.as_array().into_iter().flatten();
    people.map(|person| (plain(&person["id"]), plain(&person["name"]))).collect()
}

/// All messages of a chat of one kind.
async fn messages(desk: Desk, chat: &str, kind: u64) -> Result<Vec<Value>, Failure> {
    let mut all = Vec::new();
    let mut before = Value::Null;
    loop {
        let mut values = vec![
            ("chat_uuid".to_owned(), chat.into()),
            ("limit".to_owned(), json!(AT_ONCE)),
            ("search_type".to_owned(), json!(kind)),
        ];
        if !before.is_null() {
            values.push(("before_cursor_dt".to_owned(), before));
        }
        let mut page = desk.ask("qwil_ListReviewedMessages", values).await?;
        before = page["cursor_dt"].take();
        if let Value::Array(messages) = page["messages"].take() {
            all.extend(messages);
        }
        if before.is_null() {
            return Ok(all);
        }
    }
}
